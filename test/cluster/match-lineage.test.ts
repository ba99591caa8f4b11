import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EarlierIssue, matchLineage, type NewGroup } from '../../src/cluster/match-lineage.ts';

const issue = (id: number, ...askIds: number[]): EarlierIssue => ({ id, askIds, confirmed: false });
const group = (...askIds: number[]): NewGroup => ({ askIds, pinnedTo: null });
const rows = (earlier: EarlierIssue[], groups: NewGroup[]) =>
  matchLineage(earlier, groups, 100).map(({ issueId, event, mergedInto }) => ({
    issueId,
    event,
    mergedInto,
  }));

describe('matchLineage', () => {
  it('keeps, grows and makes new (worked by hand)', () =>
    expect(rows([issue(1, 1, 2), issue(2, 3, 4)], [group(1, 2), group(3, 4, 5), group(6, 7)])).toEqual([
      { issueId: 1, event: 'kept', mergedInto: null },
      { issueId: 2, event: 'grew', mergedInto: null },
      { issueId: 100, event: 'new', mergedInto: null },
    ]));

  it('a merged issue goes on under the id of its larger part; the other sleeps and says where it went', () =>
    expect(rows([issue(1, 1, 2), issue(2, 3, 4, 5)], [group(1, 2, 3, 4, 5)])).toEqual([
      { issueId: 2, event: 'merged', mergedInto: null },
      { issueId: 1, event: 'dormant', mergedInto: 2 },
    ]));

  it('a split issue leaves its id with the larger part', () =>
    expect(rows([issue(1, 1, 2, 3, 4, 5)], [group(1, 2), group(3, 4, 5)])).toEqual([
      { issueId: 100, event: 'split', mergedInto: null },
      { issueId: 1, event: 'kept', mergedInto: null },
    ]));

  it('lets a confirmed issue choose first, and a pinned one before all', () => {
    const confirmed = { ...issue(2, 3), confirmed: true };
    expect(rows([issue(1, 1, 2), confirmed], [group(1, 2, 3)])[0]).toMatchObject({ issueId: 2 });
    expect(rows([issue(1, 1, 2), confirmed], [{ askIds: [1, 2, 3], pinnedTo: 1 }])[0]).toMatchObject({
      issueId: 1,
    });
  });

  it('never gives one id twice, whatever the memberships', () => {
    const partition = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 30 });
    const sets = (labels: readonly number[]) =>
      [...new Set(labels)].map((label) => labels.flatMap((own, ask) => (own === label ? [ask + 1] : [])));
    fc.assert(
      fc.property(partition, partition, (before, after) => {
        const earlier = sets(before).map((askIds, i) => issue(i + 1, ...askIds));
        const groups = sets(after).map((askIds) => group(...askIds));
        const lineage = matchLineage(earlier, groups, 100);
        const ids = lineage.map(({ issueId }) => issueId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(lineage.filter((row) => row.group !== null)).toHaveLength(groups.length);
        for (const { id } of earlier) expect(ids).toContain(id);
      }),
    );
  });
});
