import type { Contradiction } from '../cluster/read-constraints.ts';
import { type DecisionAction, issuesOf } from '../domain/decision.ts';
import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import { refreshCentroids, refreshSummaries } from '../store/desk/refresh-summaries.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { lockReview } from '../store/issues/lock-review.ts';
import { readDecisionsOf } from '../store/issues/read-decisions.ts';
import {
  findDecision,
  insertDecision,
  markUndone,
  type NewDecision,
  raiseVersions,
} from '../store/issues/write-decision.ts';
import { deleteUnusedIssue, setIssueFields } from '../store/issues/write-issue.ts';
import { personFields } from './person-fields.ts';
import { refreshMembership } from './refresh-membership.ts';

export type RecordedDecision = {
  readonly decisionId: number;
  /** This decision, when it is against earlier ones: it stands but is not applied until a person settles it. */
  readonly contradiction: Contradiction | null;
};

/**
 * Appends a decision and shows its effect at once; every later run obeys it.
 *
 * @throws {DomainError} not_found: an issue it names, or the decision to undo, is not there. conflict: the
 *   decision was undone before, or is itself an undoing.
 */
export function recordDecision(db: Db, decision: NewDecision): Promise<RecordedDecision> {
  return inTransaction(db, async (transaction) => {
    await lockReview(transaction);
    const decisionId = await insertDecision(transaction, decision);
    const { action } = decision;
    const effective =
      action.type === 'undo' ? await undo(transaction, action.decisionId, decisionId) : action;
    const contradictions = await showEffect(transaction, effective);
    return {
      decisionId,
      contradiction: contradictions.find((one) => one.decisionId === decisionId) ?? null,
    };
  });
}

async function undo(db: Db, decisionId: number, undoneBy: number): Promise<DecisionAction> {
  const target = await findDecision(db, decisionId);
  if (target === undefined) {
    throw new DomainError('not_found', `没有决定 ${decisionId}`, '请刷新决定列表后重试');
  }
  if (target.undoneBy !== null || target.action.type === 'undo') {
    throw new DomainError(
      'conflict',
      `决定 ${decisionId} 已被撤销，或本身就是一次撤销`,
      '如需恢复，请重新作出该决定',
    );
  }
  await markUndone(db, decisionId, undoneBy);
  return target.action;
}

/** @returns the decisions that are against earlier ones now. */
async function showEffect(db: Db, action: DecisionAction): Promise<readonly Contradiction[]> {
  const named = issuesOf(action);
  for (const issueId of named) {
    const fields = personFields(issueId, await readDecisionsOf(db, issueId));
    if (await setIssueFields(db, issueId, fields)) continue;
    throw new DomainError('not_found', `没有事项 ${issueId}`, '请刷新事项列表后重试');
  }
  const { moved, contradictions } = await refreshMembership(db);
  const touched = [...new Set([...named, ...moved])];
  await raiseVersions(db, touched);
  // One that a split made, when nothing speaks of it any more.
  for (const issueId of named) await deleteUnusedIssue(db, issueId);
  await refreshSummaries(db, touched);
  if (moved.length > 0) await refreshCentroids(db, moved);
  return contradictions;
}
