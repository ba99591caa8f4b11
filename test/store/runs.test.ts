import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DecisionAction } from '../../src/domain/decision.ts';
import { recordDecision } from '../../src/review/record-decision.ts';
import { listDecisions, readStandingDecisions } from '../../src/store/issues/read-decisions.ts';
import { findIssue, nextIssueId, readIssues, readMembers } from '../../src/store/issues/read-issues.ts';
import type { Store } from '../../src/store/open-store.ts';
import { replaceAsks } from '../../src/store/records/replace-asks.ts';
import { upsertRecords } from '../../src/store/records/upsert-records.ts';
import { decideKindProposal, readKindProposals } from '../../src/store/runs/kind-proposals.ts';
import { readExcluded, readUnclustered } from '../../src/store/runs/read-left-out.ts';
import { readIssueLineage, readLineage } from '../../src/store/runs/read-lineage.ts';
import { readIssueRankings, readKindRankings } from '../../src/store/runs/read-rankings.ts';
import { readRecordKinds } from '../../src/store/runs/read-record-kinds.ts';
import { findLatestRun, listRuns } from '../../src/store/runs/read-runs.ts';
import type { RunResult } from '../../src/store/runs/run-result.ts';
import { saveRun } from '../../src/store/runs/save-run.ts';
import { failRun, startRun } from '../../src/store/runs/start-run.ts';
import { draft, hashOf } from './drafts.ts';
import { ENGINES, emptyStore, openTestStore } from './open-test-store.ts';
import { issueDraft, ranked, resultOf } from './run-results.ts';

describe.each(ENGINES)('runs on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  afterAll(() => store?.close());

  // Four records with one ask each: ask ids 1 to 4.
  beforeEach(async () => {
    await emptyStore(store);
    await upsertRecords(
      store.db,
      ['A', 'B', 'C', 'D'].map((id) => draft(id)),
      null,
    );
    const asks = [1, 2, 3, 4].map((recordId) => ({
      recordId,
      version: 1,
      spans: [{ start: 0, end: 2 }],
      textHashes: [hashOf(String(recordId))],
    }));
    await replaceAsks(store.db, asks);
  });

  const start = () => startRun(store.db, { settings: { threshold: 0.4 }, spaceId: null });
  const run = async (result: RunResult) => {
    const id = await start();
    await saveRun(store.db, id, result);
    return id;
  };
  const first = resultOf({
    members: [
      [1, 1],
      [2, 1],
      [3, 2],
    ],
    excluded: [4],
  });

  describe('saveRun', () => {
    it('reads back what was saved', async () => {
      const result = {
        ...first,
        recordKinds: [{ recordId: 1, kindCode: null, confidence: 0.25 }],
        kindProposals: [{ keywords: ['充电桩'], issueIds: [1, 2], size: 3 }],
      };
      const id = await run(result);
      expect(await findLatestRun(store.db)).toMatchObject({
        id,
        state: 'done',
        settings: { threshold: 0.4 },
        balance: first.balance,
        lineageCounts: first.lineageCounts,
        digest: first.digest,
        seconds: first.seconds,
        finishedAt: expect.any(Date),
      });
      expect(await readIssues(store.db)).toMatchObject([
        { ...issueDraft(1), state: 'proposed', createdRun: id },
        { ...issueDraft(2), state: 'proposed', createdRun: id },
      ]);
      expect(await readMembers(store.db)).toEqual(first.members);
      expect(await readIssueRankings(store.db, id)).toEqual([ranked(1, 1), ranked(2, 2)]);
      expect(await readKindRankings(store.db, id)).toEqual([ranked('C0101', 1)]);
      expect(await readExcluded(store.db, id)).toEqual([{ runId: id, askId: 4, reason: 'praise' }]);
      expect(await readUnclustered(store.db, id)).toEqual([]);
      expect(await readRecordKinds(store.db)).toEqual([
        { recordId: 1, kindCode: null, confidence: 0.25, runId: id },
      ]);
      expect(await readKindProposals(store.db, id)).toMatchObject([
        { keywords: ['充电桩'], issueIds: [1, 2], size: 3 },
      ]);
      await decideKindProposal(store.db, 1, 'rejected');
      expect(await readKindProposals(store.db, id)).toMatchObject([{ state: 'rejected' }]);
      expect(await nextIssueId(store.db)).toBe(3);
    });

    it('replaces members and keeps the life of an issue', async () => {
      await run(first);
      const second = await run(
        resultOf(
          {
            members: [
              [1, 1],
              [2, 1],
              [3, 1],
            ],
            unclustered: [4],
          },
          {
            issues: [issueDraft(1, { title: '新的题目' }), issueDraft(2, { dormant: true, mergedInto: 1 })],
            lineage: [
              { issueId: 1, event: 'merged', fromIssueIds: [1, 2], members: 3, joined: 1, left: 0 },
              { issueId: 2, event: 'dormant', fromIssueIds: [], members: 0, joined: 0, left: 1 },
            ],
          },
        ),
      );
      expect((await readMembers(store.db)).map(({ issueId }) => issueId)).toEqual([1, 1, 1]);
      expect(await readIssues(store.db)).toMatchObject([
        { id: 1, title: '新的题目', createdRun: 1, dormant: false },
        { id: 2, dormant: true, mergedInto: 1 },
      ]);
      expect((await readIssueLineage(store.db, 1)).map(({ event }) => event)).toEqual(['new', 'merged']);
      expect(await readLineage(store.db, second)).toMatchObject([
        { issueId: 1, fromIssueIds: [1, 2], members: 3, joined: 1, leftCount: 0 },
        { issueId: 2, fromIssueIds: [], leftCount: 1 },
      ]);
      expect(await readUnclustered(store.db, second)).toEqual([4]);
    });

    it('writes all or nothing', async () => {
      await run(first);
      const id = await start();
      // The last thing to be written before the run row: a record that is not there.
      const broken = resultOf(
        { members: [[1, 7]], unclustered: [2, 3, 4] },
        { recordKinds: [{ recordId: 99, kindCode: null, confidence: 0 }] },
      );
      await expect(saveRun(store.db, id, broken)).rejects.toMatchObject({ code: '23503' });
      expect(await readMembers(store.db)).toEqual(first.members);
      expect(await findIssue(store.db, 7)).toBeUndefined();
      expect(await readUnclustered(store.db, id)).toEqual([]);
      expect((await findLatestRun(store.db))?.id).toBe(1);
    });

    it.each([
      ['a sum that is off', { ...first.balance, asks: 5 }],
      ['a list that is shorter than it says', { ...first.balance, assigned: 4, excluded: 0 }],
    ])('refuses %s', async (_, balance) => {
      const id = await start();
      await expect(saveRun(store.db, id, { ...first, balance })).rejects.toMatchObject({
        code: 'unbalanced',
      });
      expect(await readMembers(store.db)).toEqual([]);
    });

    it('counts failed asks in the balance', async () => {
      await run(
        resultOf(
          { members: [[1, 1]] },
          { balance: { records: 4, asks: 2, assigned: 1, unclustered: 0, excluded: 0, failed: 1 } },
        ),
      );
    });

    it('refuses a run that was overtaken, was saved before, or does not exist', async () => {
      const [slow, fast] = [await start(), await start()];
      await saveRun(store.db, fast, first);
      for (const id of [slow, fast, 99]) {
        await expect(saveRun(store.db, id, first)).rejects.toMatchObject({ code: 'conflict' });
      }
      expect((await listRuns(store.db)).map(({ id, state }) => [id, state])).toEqual([
        [fast, 'done'],
        [slow, 'failed'],
      ]);
    });

    it('leaves failed runs in the list', async () => {
      await failRun(store.db, await start(), 'model_unavailable');
      expect(await listRuns(store.db)).toMatchObject([{ state: 'failed', error: 'model_unavailable' }]);
      expect(await findLatestRun(store.db)).toBeUndefined();
    });
  });

  describe('decisions', () => {
    const decide = async (action: DecisionAction) => {
      const decision = { author: '示例员', authorId: null, reason: null, action };
      return (await recordDecision(store.db, decision)).decisionId;
    };
    const issue = () => findIssue(store.db, 1);

    it('show at once and survive the next run', async () => {
      await run(first);
      await decide({ type: 'rename', issueId: 1, title: '人起的题目' });
      await decide({ type: 'confirm', issueId: 1, askIds: [1] });
      await decide({ type: 'setKind', issueId: 1, kind: 'C0102' });
      await decide({ type: 'setLead', issueId: 1, department: 'CGJ' });
      const decided = {
        title: '人起的题目',
        titleSource: 'person',
        state: 'confirmed',
        kindCode: 'C0102',
        kindSource: 'person',
        leadDepartment: 'CGJ',
      };
      expect(await issue()).toMatchObject(decided);
      await run(first);
      expect(await issue()).toMatchObject(decided);
    });

    it('are undone: the one before counts again, else the machine', async () => {
      await run(first);
      const earlier = await decide({ type: 'rename', issueId: 1, title: '先' });
      const later = await decide({ type: 'rename', issueId: 1, title: '后' });
      const rejected = await decide({ type: 'reject', issueId: 1 });
      await decide({ type: 'undo', decisionId: later });
      expect(await issue()).toMatchObject({ title: '先', titleSource: 'person', state: 'rejected' });
      await decide({ type: 'undo', decisionId: earlier });
      await decide({ type: 'undo', decisionId: rejected });
      await run(first);
      expect(await issue()).toMatchObject({ title: '示例事项 1', titleSource: 'extract', state: 'proposed' });
      expect(await readStandingDecisions(store.db)).toEqual([]);
      expect(await listDecisions(store.db)).toHaveLength(6);
    });

    it('stand in order; an undone one and its undoing do not', async () => {
      await run(first);
      await decide({ type: 'together', askIds: [1, 3] });
      const apart = await decide({ type: 'apart', left: [1], right: [2] });
      await decide({ type: 'pin', issueId: 1, askIds: [2] });
      const undo = await decide({ type: 'undo', decisionId: apart });
      expect((await readStandingDecisions(store.db)).map(({ action }) => action)).toEqual([
        { type: 'together', askIds: [1, 3] },
        { type: 'pin', issueId: 1, askIds: [2] },
      ]);
      await expect(decide({ type: 'undo', decisionId: apart })).rejects.toMatchObject({ code: 'conflict' });
      await expect(decide({ type: 'undo', decisionId: undo })).rejects.toMatchObject({ code: 'conflict' });
    });

    it('about what is not there are refused, and leave no row', async () => {
      await expect(decide({ type: 'confirm', issueId: 9, askIds: [1] })).rejects.toMatchObject({
        code: 'not_found',
      });
      await expect(decide({ type: 'undo', decisionId: 9 })).rejects.toMatchObject({ code: 'not_found' });
      expect(await listDecisions(store.db)).toEqual([]);
    });
  });
});
