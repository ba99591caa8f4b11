/** The decision log, and the decisions that are against each other. */
import { readConstraints } from '../cluster/read-constraints.ts';
import { issuesOf } from '../domain/decision.ts';
import { EVERYTHING, type Sight } from '../domain/sight.ts';
import type { Db } from '../store/database.ts';
import {
  type DecisionFilter,
  type DecisionRow,
  listDecisionRows,
  readCodeNames,
} from '../store/desk/decision-log.ts';
import { type IssueRef, readIssueRefs, readIssueRefsInSight } from '../store/desk/issue-details.ts';
import { readStandingDecisions } from '../store/issues/read-decisions.ts';
import { hideDecision } from './hide-decision.ts';
import { type ShownDecision, showDecision } from './show-decision.ts';

type Page = { readonly before: number | null; readonly limit: number };

/** Newest first. */
export async function readDecisions(
  db: Db,
  { filter, readerId, ...page }: Page & { filter: DecisionFilter; readerId: number },
): Promise<ShownDecision[]> {
  const rows = await listDecisionRows(db, { filter, ...page });
  return showAll(db, rows, { readerId, sight: EVERYTHING });
}

/** Each decision that is not obeyed, since it is against earlier ones that stand; oldest first. */
export async function readContradictions(
  db: Db,
  readerId: number,
): Promise<{ readonly decision: ShownDecision; readonly against: readonly ShownDecision[] }[]> {
  const { contradictions } = readConstraints(await readStandingDecisions(db));
  const ids = [...new Set(contradictions.flatMap(({ decisionId, against }) => [decisionId, ...against]))];
  const rows = await listDecisionRows(db, { filter: { ids }, before: null, limit: ids.length });
  const decisions = await showAll(db, rows, { readerId, sight: EVERYTHING });
  const shown = new Map(decisions.map((decision) => [decision.id, decision]));
  return contradictions.flatMap(({ decisionId, against }) => {
    const decision = shown.get(decisionId);
    return decision === undefined ? [] : { decision, against: against.flatMap((id) => shown.get(id) ?? []) };
  });
}

/** Outside staff without the words of those who decided, and without the issues that are not in sight. */
export async function showAll(
  db: Db,
  rows: readonly DecisionRow[],
  { readerId, sight }: { readonly readerId: number; readonly sight: Sight },
): Promise<ShownDecision[]> {
  const issueIds = rows.flatMap(({ action }) => issuesOf(action));
  const codes = await readCodeNames(db);
  if (sight.confidential) {
    const issues = titlesOf(await readIssueRefs(db, issueIds));
    return rows.map((row) => showDecision(row, { issues, codes }, readerId));
  }
  const issues = titlesOf(await readIssueRefsInSight(db, { issueIds, sight }));
  return rows.map((row) => hideDecision(row, { issues, codes }, readerId));
}

const titlesOf = (refs: readonly IssueRef[]) => new Map(refs.map(({ id, title }) => [id, title]));
