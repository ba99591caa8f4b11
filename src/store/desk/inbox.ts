/** What waits for a person: what the last run changed, and kinds that nobody is sure of. */
import { type RawBuilder, sql } from 'kysely';
import { EVERYTHING } from '../../domain/sight.ts';
import type { Db } from '../database.ts';
import { type IssuePlace, type QuotedIssueRow, readIssueRows } from './issue-rows.ts';
import { allOf } from './sight-conditions.ts';

export const INBOX_CHANGES = ['new', 'grew', 'split', 'merged', 'unsure'] as const;
export type InboxChange = (typeof INBOX_CHANGES)[number];

type Asked = {
  readonly runId: number;
  /** The newest decision that the run obeyed. */
  readonly seenDecision: number;
};

export function listInboxRows(
  db: Db,
  {
    runId,
    seenDecision,
    change,
    after,
    limit,
  }: Asked & {
    change: InboxChange | null;
    after: IssuePlace | null;
    limit: number;
  },
): Promise<QuotedIssueRow[]> {
  return readIssueRows(db, {
    runId,
    condition: allOf([waits(seenDecision), change === null ? sql`true` : changed(change)]),
    sight: EVERYTHING,
    page: { order: 'rank', after, limit },
  });
}

export type InboxCounts = { readonly [Change in InboxChange]: number } & {
  readonly total: number;
  readonly proposed: number;
  readonly confirmed: number;
  readonly checked: number;
};

export async function countInbox(db: Db, seenDecision: number): Promise<InboxCounts> {
  const { rows } = await sql<InboxCounts>`
    select count(*) as total,
      ${sql.join(INBOX_CHANGES.map((change) => sql`count(*) filter (where ${changed(change)}) as ${sql.id(change)}`))},
      count(*) filter (where issue.state = 'proposed') as proposed,
      count(*) filter (where issue.state = 'confirmed') as confirmed,
      count(*) filter (where issue.state = 'checked') as checked
    from issue_summary as summary join issue on issue.id = summary.issue_id
    where ${waits(seenDecision)}
  `.execute(db);
  const [counts] = rows;
  if (counts === undefined) throw new RangeError('counting gave no row');
  return counts;
}

function changed(change: InboxChange): RawBuilder<boolean> {
  return change === 'unsure' ? sql`issue.kind_code is null` : sql`summary.event = ${change}`;
}

/** Giving an issue other words settles nothing: it leaves when somebody says what it is, or where its asks belong. */
function waits(seenDecision: number): RawBuilder<boolean> {
  return sql`
    issue.state <> 'rejected' and summary.asks > 0
    and (summary.event in ('new', 'grew', 'split', 'merged') or issue.kind_code is null)
    and issue.id not in (
      select unnest(decision.issue_ids) from decision
      where decision.id > ${seenDecision} and decision.undone_by is null
        and decision.action ->> 'type' not in ('undo', 'rename', 'setKind', 'setLead')
    )
  `;
}
