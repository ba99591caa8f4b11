/**
 * The issue of an ask as people left it, looked up by the ask. The view current_member is for lookups by the issue: the
 * planner cannot reach into its three branches by a join, and would read all members for one ask.
 */
import { type RawBuilder, sql } from 'kysely';

/** To follow a row `ask`. */
export const JOIN_ISSUE_OF_ASK = sql`
  left join member_change as change on change.ask_id = ask.id
  left join issue_member as saved on saved.ask_id = ask.id
`;

/** null = in none. */
export const ISSUE_OF_ASK = sql<number | null>`
  case when change.ask_id is null then saved.issue_id else change.issue_id end
`;

/**
 * The other way, for many issues at once. The view would be read whole: its branches hide behind `union all` from a
 * join.
 *
 * @param issueIds a query of one column.
 */
export function askIdsOf(issueIds: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select saved.ask_id from issue_member as saved
    where saved.issue_id in (${issueIds})
      and not exists (select from member_change as change where change.ask_id = saved.ask_id)
    union all
    select change.ask_id from member_change as change where change.issue_id in (${issueIds})
  `;
}
