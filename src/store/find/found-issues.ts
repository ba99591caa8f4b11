/** Issues as a search shows them: what they are, and how many, counted by queries. */
import { sql } from 'kysely';
import type { Sight } from '../../domain/sight.ts';
import type { Db } from '../database.ts';
import { ISSUE_OF_ASK, JOIN_ISSUE_OF_ASK } from '../desk/issue-of-ask.ts';
import { issueInSight } from '../desk/sight-conditions.ts';

export type FoundIssue = {
  readonly id: number;
  readonly title: string;
  readonly kindName: string | null;
  readonly runId: number;
  readonly records: number;
  readonly people: number;
  readonly districts: readonly string[];
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Records of the twelve months up to `until`, and of the twelve before those. */
  readonly recent: number;
  readonly before: number;
};

type Wanted = {
  /** Best first. */
  readonly issueIds: readonly number[];
  readonly sight: Sight;
  /** The end of the last twelve months. */
  readonly until: Date;
  readonly limit: number;
};

/** The first of them that are in sight, with enough people, neither dormant nor rejected; in the order given. */
export async function readFoundIssues(
  db: Db,
  { issueIds, sight, until, limit }: Wanted,
): Promise<FoundIssue[]> {
  if (issueIds.length === 0) return [];
  const end = sql`${until.toISOString()}::timestamptz`;
  const { rows } = await sql<FoundIssue>`
    with shown as materialized (
      select issue.id, issue.title, issue.kind_code, summary.records, summary.people, summary.districts,
        summary.first_at, summary.last_at, wanted.position
      from unnest(${[...issueIds]}::bigint[]) with ordinality as wanted (issue_id, position)
      join issue on issue.id = wanted.issue_id and issue.state <> 'rejected'
      join issue_summary as summary on summary.issue_id = issue.id and summary.asks > 0
      where ${issueInSight(sight)}
      order by wanted.position
      limit ${limit}
    )
    select shown.id, shown.title, kind.name as kind_name, shown.records, shown.people, shown.districts,
      shown.first_at, shown.last_at, counted.recent, counted.before,
      (select max(id) from run where state = 'done') as run_id
    from shown
    left join kind on kind.code = shown.kind_code
    cross join lateral (
      select
        count(distinct record.id) filter (where record.received_at >= ${end} - interval '12 months') as recent,
        count(distinct record.id) filter (where record.received_at < ${end} - interval '12 months') as before
      from current_member as member
      join ask on ask.id = member.ask_id
      join record on record.id = ask.record_id
      where member.issue_id = shown.id
        and record.received_at >= ${end} - interval '24 months' and record.received_at < ${end}
    ) as counted
    order by shown.position
  `.execute(db);
  return rows;
}

/** What came in about an issue since a moment, suggestions not counted. */
export async function readIssueNews(
  db: Db,
  { issueId, since }: { issueId: number; since: Date },
): Promise<{ readonly records: number; readonly people: number }> {
  const { rows } = await sql<{ records: number; people: number }>`
    select count(distinct record.id) as records, count(distinct coalesce(record.person, record.id::text)) as people
    from current_member as member
    join ask on ask.id = member.ask_id
    join record on record.id = ask.record_id
    where member.issue_id = ${issueId} and record.source <> 'suggestion'
      and record.received_at > ${since.toISOString()}::timestamptz
  `.execute(db);
  return rows[0] ?? { records: 0, people: 0 };
}

/** Issues of these records, one row for each of a record's issues. */
export async function readIssuesOf(
  db: Db,
  recordIds: readonly number[],
): Promise<{ readonly recordId: number; readonly issueId: number }[]> {
  if (recordIds.length === 0) return [];
  const { rows } = await sql<{ recordId: number; issueId: number }>`
    select distinct ask.record_id, ${ISSUE_OF_ASK} as issue_id
    from ask ${JOIN_ISSUE_OF_ASK}
    where ask.record_id = any (${[...recordIds]}::bigint[]) and ask.active and ${ISSUE_OF_ASK} is not null
    order by 1, 2
  `.execute(db);
  return rows;
}

/** When the newest record of all came in; undefined when there is none. */
export async function readNewestMoment(db: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ newest: Date | null }>`
    select max(received_at) as newest from record
  `.execute(db);
  return rows[0]?.newest ?? undefined;
}
