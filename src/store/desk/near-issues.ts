import { sql } from 'kysely';
import type { Source } from '../../domain/record.ts';
import type { Db, HandlingJson } from '../database.ts';

export type NearIssue = { readonly issueId: number; readonly similarity: number };

/**
 * The issues whose average vector is nearest to this one's, nearest first: exact, since there are a hundred times
 * fewer issues than asks. Those that lost their members are compared by what they were.
 */
export async function readNearIssues(
  db: Db,
  { issueId, limit }: { issueId: number; limit: number },
): Promise<NearIssue[]> {
  const { rows } = await sql<NearIssue>`
    select other.issue_id, -(other.centroid <#> own.centroid) as similarity
    from issue_centroid as own
    join issue_centroid as other on other.space_id = own.space_id and other.issue_id <> own.issue_id
    where own.issue_id = ${issueId}
    order by other.centroid <#> own.centroid, other.issue_id
    limit ${limit}
  `.execute(db);
  return rows;
}

export type IssueSample = {
  readonly issueId: number;
  /** Of its most central asks; many asks of one issue name the same few. */
  readonly places: readonly string[];
  readonly recordId: number;
  readonly source: Source;
  readonly sourceId: string;
  readonly receivedAt: Date;
  readonly title: string;
  readonly body: string;
  readonly start: number;
  readonly end: number;
  readonly district: string | null;
  readonly place: string | null;
  readonly confidential: boolean;
  readonly handling: HandlingJson | null;
  readonly suggestionReply: string | null;
};

/** Asks of an issue that are looked at for the places they name. */
const CENTRAL_ASKS = 50;

/** The most central ask of each of these issues; issues without asks are left out. */
export async function readIssueSamples(db: Db, issueIds: readonly number[]): Promise<IssueSample[]> {
  const { rows } = await sql<IssueSample>`
    select wanted.issue_id, named.places, sample.*
    from unnest(${[...issueIds]}::bigint[]) as wanted (issue_id)
    cross join lateral (
      select record.id as record_id, record.source, record.source_id, record.received_at, record.district,
        record.place, record.confidential, record.handling, record.suggestion ->> 'reply' as suggestion_reply, version.title, version.body,
        ask.start_at as start, ask.end_at as "end"
      from current_member as member
      join ask on ask.id = member.ask_id
      join record on record.id = ask.record_id
      join record_version as version on version.record_id = ask.record_id and version.version = ask.version
      where member.issue_id = wanted.issue_id
      order by member.similarity desc, member.ask_id
      limit 1
    ) as sample
    cross join lateral (
      select coalesce(array_agg(distinct central.place) filter (where central.place is not null), '{}') as places
      from (
        select record.place
        from current_member as member
        join ask on ask.id = member.ask_id
        join record on record.id = ask.record_id
        where member.issue_id = wanted.issue_id
        order by member.similarity desc, member.ask_id
        limit ${CENTRAL_ASKS}
      ) as central
    ) as named
  `.execute(db);
  return rows;
}
