/** The decision log, and the decisions that are against each other. */
import { readConstraints } from '../cluster/read-constraints.ts';
import { issuesOf } from '../domain/decision.ts';
import type { Db } from '../store/database.ts';
import {
  type DecisionFilter,
  type DecisionRow,
  listDecisionRows,
  readCodeNames,
} from '../store/desk/decision-log.ts';
import { readIssueRefs } from '../store/desk/issue-details.ts';
import { readStandingDecisions } from '../store/issues/read-decisions.ts';
import { type ShownDecision, showDecision } from './show-decision.ts';

type Page = { readonly before: number | null; readonly limit: number };

/** Newest first. */
export async function readDecisions(
  db: Db,
  { filter, readerId, ...page }: Page & { filter: DecisionFilter; readerId: number },
): Promise<ShownDecision[]> {
  return showAll(db, await listDecisionRows(db, { filter, ...page }), readerId);
}

/** Each decision that is not obeyed, since it is against earlier ones that stand; oldest first. */
export async function readContradictions(
  db: Db,
  readerId: number,
): Promise<{ readonly decision: ShownDecision; readonly against: readonly ShownDecision[] }[]> {
  const { contradictions } = readConstraints(await readStandingDecisions(db));
  const ids = [...new Set(contradictions.flatMap(({ decisionId, against }) => [decisionId, ...against]))];
  const rows = await listDecisionRows(db, { filter: { ids }, before: null, limit: ids.length });
  const shown = new Map((await showAll(db, rows, readerId)).map((decision) => [decision.id, decision]));
  return contradictions.flatMap(({ decisionId, against }) => {
    const decision = shown.get(decisionId);
    return decision === undefined ? [] : { decision, against: against.flatMap((id) => shown.get(id) ?? []) };
  });
}

export async function showAll(
  db: Db,
  rows: readonly DecisionRow[],
  readerId: number,
): Promise<ShownDecision[]> {
  const refs = await readIssueRefs(
    db,
    rows.flatMap(({ action }) => issuesOf(action)),
  );
  const issues = new Map(refs.map(({ id, title }) => [id, title]));
  const codes = await readCodeNames(db);
  return rows.map((row) => showDecision(row, { issues, codes }, readerId));
}
