/**
 * Keeps what lists of issues are sorted, filtered and compared by in line with who is in them. An import does not: what
 * it changes in records of an issue (their districts, moments, senders) shows here after the next run, or when somebody
 * decides on the issue.
 */
import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** After a run was saved: of every issue. */
export async function refreshAllSummaries(transaction: Db): Promise<void> {
  await transaction.deleteFrom('issueSummary').execute();
  await sql`
    insert into issue_summary (
      issue_id, position, run_people, event, asks, records, people, first_at, last_at, recent_records,
      before_records, districts, sources
    )
    select * from issue_summary_now
  `.execute(transaction);
  await sql`
    insert into issue_centroid (issue_id, space_id, centroid)
    select member.issue_id, embedding.space_id, l2_normalize(avg(embedding.vector))::halfvec(1024)
    from current_member as member
    join ask on ask.id = member.ask_id
    join embedding on embedding.text_hash = ask.text_hash
    where embedding.space_id = (select id from space where active)
    group by member.issue_id, embedding.space_id
    on conflict (issue_id) do update set space_id = excluded.space_id, centroid = excluded.centroid
  `.execute(transaction);
}

/** After a decision: of the issues that it named or that gained or lost an ask. */
export async function refreshSummaries(transaction: Db, issueIds: readonly number[]): Promise<void> {
  await sql`
    insert into issue_summary (
      issue_id, position, run_people, event, asks, records, people, first_at, last_at, recent_records,
      before_records, districts, sources
    )
    select * from issue_summary_now where issue_id = any (${[...issueIds]}::bigint[])
    on conflict (issue_id) do update set
      asks = excluded.asks, records = excluded.records, people = excluded.people, first_at = excluded.first_at,
      last_at = excluded.last_at, recent_records = excluded.recent_records,
      before_records = excluded.before_records, districts = excluded.districts, sources = excluded.sources
  `.execute(transaction);
}

/** After asks were moved: the average vectors of the issues that gained or lost one. */
export async function refreshCentroids(transaction: Db, issueIds: readonly number[]): Promise<void> {
  await sql`
    insert into issue_centroid (issue_id, space_id, centroid)
    select issue.id, space.id, l2_normalize(mean.vector)::halfvec(1024)
    from space cross join issue cross join lateral (
      select avg(embedding.vector) as vector
      from current_member as member
      join ask on ask.id = member.ask_id
      join embedding on embedding.space_id = space.id and embedding.text_hash = ask.text_hash
      where member.issue_id = issue.id
    ) as mean
    where space.active and mean.vector is not null and issue.id = any (${[...issueIds]}::bigint[])
    on conflict (issue_id) do update set space_id = excluded.space_id, centroid = excluded.centroid
  `.execute(transaction);
}
