import type { Ranked } from '../../src/domain/ranking.ts';
import type { IssueDraft, RunResult } from '../../src/store/runs/run-result.ts';
import { hashOf } from './drafts.ts';

export function issueDraft(id: number, fields: Partial<IssueDraft> = {}): IssueDraft {
  return {
    id,
    title: `示例事项 ${id}`,
    titleSource: 'extract',
    keywords: ['路灯'],
    kindCode: 'C0101',
    kindConfidence: 0.5,
    kindSource: 'classifier',
    dormant: false,
    mergedInto: null,
    ...fields,
  };
}

const parts = { concentration: 0.1, acuteness: 0.2, attention: 0.3, recurrence: 0.4 };

export function ranked<Id>(id: Id, rank: number): Ranked<Id> {
  return {
    id,
    rank,
    rankRange: [rank, rank + 2],
    score: 0.1 + 0.2,
    parts,
    weights: parts,
    indicators: [{ part: 'acuteness', key: 'unsolvedShare', value: null, scaled: null, share: 1 }],
    counts: {
      records: 1,
      voices: 1,
      people: 1,
      deputies: 0,
      delegations: 0,
      districts: 1,
      suggestions: 0,
      years: [2024, 2025],
    },
  };
}

/** @param given.members [ask id, issue id] pairs; the issues and the balance follow from them. */
export function resultOf(
  given: { members?: [number, number][]; unclustered?: number[]; excluded?: number[] },
  fields: Partial<RunResult> = {},
): RunResult {
  const { members = [], unclustered = [], excluded = [] } = given;
  const issueIds = [...new Set(members.map(([, issueId]) => issueId))];
  const asks = members.length + unclustered.length + excluded.length;
  return {
    issues: issueIds.map((id) => issueDraft(id)),
    members: members.map(([askId, issueId]) => ({ askId, issueId, similarity: 0.75, voice: askId })),
    quotes: [],
    lineage: issueIds.map((issueId) => ({
      issueId,
      event: 'new',
      fromIssueIds: [],
      members: members.filter(([, id]) => id === issueId).length,
      joined: 0,
      left: 0,
    })),
    lineageCounts: { kept: 0, grew: 0, merged: 0, split: 0, new: issueIds.length, dormant: 0 },
    issueRankings: issueIds.map((id, index) => ranked(id, index + 1)),
    kindRankings: [ranked('C0101', 1)],
    unclustered,
    excluded: excluded.map((askId) => ({ askId, reason: 'praise' })),
    recordKinds: [],
    kindProposals: [],
    balance: {
      records: asks,
      asks,
      assigned: members.length,
      unclustered: unclustered.length,
      excluded: excluded.length,
      failed: 0,
    },
    digest: hashOf(JSON.stringify(members)),
    seconds: { cluster: 0.5 },
    ...fields,
  };
}
