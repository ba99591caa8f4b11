/** One issue with all that its page shows: its row, what its records are made up of, quotes, states, lineage. */
import { DomainError } from '../domain/errors.ts';
import type { Sight } from '../domain/sight.ts';
import type { Db } from '../store/database.ts';
import {
  type IssueExtras,
  type IssueRef,
  readIssueExtras,
  readIssueQuotes,
  readIssueRefsInSight,
} from '../store/desk/issue-details.ts';
import { readIssueFacets } from '../store/desk/issue-facets.ts';
import { findIssueRow, type IssueRow } from '../store/desk/issue-rows.ts';
import type { AsOf } from '../store/desk/read-as-of.ts';
import { readDecisionsOf } from '../store/issues/read-decisions.ts';
import { reviewStates } from './review-states.ts';
import { showFacets } from './show-facets.ts';
import { showIssue } from './show-issue.ts';
import { showQuote } from './show-quote.ts';

export type Asked = { readonly asOf: AsOf; readonly issueId: number; readonly sight: Sight };

/** @throws {DomainError} not_found: none of that number, or none that may be seen: which of the two is not told. */
export async function requireIssueRow(db: Db, { asOf: { runId }, issueId, sight }: Asked): Promise<IssueRow> {
  const row = await findIssueRow(db, { runId, issueId, sight });
  if (row !== undefined) return row;
  throw new DomainError('not_found', `没有事项 ${issueId}`, '请刷新事项列表后重试');
}

export async function readIssue(db: Db, asked: Asked) {
  const { asOf, issueId, sight } = asked;
  const row = await requireIssueRow(db, asked);
  const [extras, facets, quotes, decisions] = await Promise.all([
    readIssueExtras(db, { runId: asOf.runId, issueId }),
    readIssueFacets(db, { issueId, sight }),
    readIssueQuotes(db, { issueId, sight }),
    readDecisionsOf(db, issueId),
  ]);
  const others = [...extras.fromIssueIds, ...(row.mergedInto === null ? [] : [row.mergedInto])];
  const known = await readIssueRefsInSight(db, { issueIds: others, sight });
  const refs = new Map(known.map((ref) => [ref.id, ref]));
  return {
    ...showIssue(row),
    lead: showLead(row, extras),
    indicators: extras.indicators ?? [],
    ...showFacets(facets, sight.minimumPeople),
    quotes: quotes.map(showQuote),
    lineage: showLineage(extras, refs),
    review: {
      proposed: { runId: row.createdRun, at: extras.createdAt.toISOString() },
      ...reviewStates(issueId, row.state, decisions),
    },
    mergedInto: (row.mergedInto !== null && refs.get(row.mergedInto)) || null,
    decisionsSince: decisions.filter(({ id }) => id > asOf.seenDecision).length,
  };
}

function showLead({ leadDepartment }: IssueRow, { leadCode, leadName }: IssueExtras) {
  if (leadCode === null) return null;
  const source = leadDepartment === null ? ('kind' as const) : ('person' as const);
  return { code: leadCode, name: leadName ?? leadCode, source };
}

function showLineage(
  { event, members, joined, leftCount, fromIssueIds }: IssueExtras,
  refs: ReadonlyMap<number, IssueRef>,
) {
  if (event === null) return null;
  return { event, members, joined, left: leftCount, from: fromIssueIds.flatMap((id) => refs.get(id) ?? []) };
}
