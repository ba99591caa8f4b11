import { type Contradiction, readConstraints } from '../cluster/read-constraints.ts';
import { asksOf } from '../domain/decision.ts';
import type { Db } from '../store/database.ts';
import {
  type MemberChange,
  readMemberChanges,
  readRunIssues,
  writeMemberChanges,
} from '../store/issues/member-changes.ts';
import { readStandingDecisions } from '../store/issues/read-decisions.ts';
import { readCurrentIssue } from './current-issue.ts';

/**
 * Brings what people see in line with the decisions that stand. Inside a transaction that holds the review
 * lock; after a decision, after an undoing, and after a run was saved.
 *
 * @returns the issues that gained or lost an ask, ascending; and the decisions that are against earlier ones.
 */
export async function refreshMembership(
  transaction: Db,
): Promise<{ readonly moved: readonly number[]; readonly contradictions: readonly Contradiction[] }> {
  const decisions = await readStandingDecisions(transaction);
  const before = await readMemberChanges(transaction);
  const named = new Set([
    ...decisions.flatMap(({ action }) => asksOf(action)),
    ...before.map(({ askId }) => askId),
  ]);
  const runIssues = await readRunIssues(transaction, [...named]);
  const constraints = readConstraints(decisions);
  const currentIssue = readCurrentIssue(constraints);
  const after = runIssues.flatMap(({ askId, issueId }): MemberChange[] => {
    const current = currentIssue(askId, issueId);
    return current === issueId ? [] : [{ askId, issueId: current }];
  });
  await writeMemberChanges(transaction, after);
  const moved = compareChanges(before, after, new Map(runIssues.map((row) => [row.askId, row.issueId])));
  return { moved, contradictions: constraints.contradictions };
}

function compareChanges(
  before: readonly MemberChange[],
  after: readonly MemberChange[],
  runIssue: ReadonlyMap<number, number | null>,
): number[] {
  const was = new Map(before.map(({ askId, issueId }) => [askId, issueId]));
  const is = new Map(after.map(({ askId, issueId }) => [askId, issueId]));
  const touched = new Set<number>();
  for (const askId of new Set([...was.keys(), ...is.keys()])) {
    const old = was.has(askId) ? was.get(askId) : runIssue.get(askId);
    const now = is.has(askId) ? is.get(askId) : runIssue.get(askId);
    if (old === now) continue;
    for (const issueId of [old, now]) if (issueId != null) touched.add(issueId);
  }
  return [...touched].toSorted((a, b) => a - b);
}
