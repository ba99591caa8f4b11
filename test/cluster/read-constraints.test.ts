import { describe, expect, it } from 'vitest';
import { readConstraints } from '../../src/cluster/read-constraints.ts';
import type { Decision, DecisionAction } from '../../src/domain/decision.ts';

const read = (...actions: DecisionAction[]) =>
  readConstraints(
    actions.map(
      (action, i): Decision => ({
        id: i + 1,
        at: new Date(0),
        author: '审阅员',
        authorId: null,
        reason: null,
        action,
      }),
    ),
  );

describe('readConstraints', () => {
  it('joins sets that share an ask', () =>
    expect(read({ type: 'together', askIds: [1, 2] }, { type: 'together', askIds: [2, 3] }).together).toEqual(
      [{ askIds: [1, 2, 3], issueId: null }],
    ));

  it('lists what contradicts an earlier decision, and leaves that one in force', () => {
    const { together, apart, contradictions } = read(
      { type: 'apart', left: [1], right: [3] },
      { type: 'together', askIds: [1, 2] },
      { type: 'together', askIds: [2, 3] },
    );
    expect(together).toEqual([{ askIds: [1, 2], issueId: null }]);
    expect(apart).toHaveLength(1);
    expect(contradictions).toEqual([{ decisionId: 3, against: [1] }]);
  });

  it('one ask cannot stay in two issues', () =>
    expect(
      read({ type: 'pin', issueId: 7, askIds: [1] }, { type: 'confirm', issueId: 8, askIds: [1, 2] })
        .contradictions,
    ).toEqual([{ decisionId: 2, against: [1] }]));

  it('asks pinned to one issue at different times are one set', () =>
    expect(
      read({ type: 'pin', issueId: 7, askIds: [1] }, { type: 'pin', issueId: 7, askIds: [5] }).together,
    ).toEqual([{ askIds: [1, 5], issueId: 7 }]));

  it('refuses to part what was put together, and what stands on both sides', () => {
    expect(
      read({ type: 'together', askIds: [1, 2] }, { type: 'apart', left: [1], right: [2] }).contradictions,
    ).toEqual([{ decisionId: 2, against: [1] }]);
    expect(read({ type: 'apart', left: [1, 2], right: [2] }).contradictions).toEqual([
      { decisionId: 1, against: [1] },
    ]);
  });

  it('passes over decisions about words and states', () =>
    expect(read({ type: 'rename', issueId: 1, title: '样本苑路灯' }, { type: 'reject', issueId: 1 })).toEqual(
      {
        together: [],
        apart: [],
        removedFrom: new Map(),
        contradictions: [],
      },
    ));
});
