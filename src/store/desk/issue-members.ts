import { sql } from 'kysely';
import type { Source } from '../../domain/record.ts';
import type { Sight } from '../../domain/sight.ts';
import type { Db, HandlingJson } from '../database.ts';
import { memberInSight } from './sight-conditions.ts';

export type MemberRow = {
  readonly askId: number;
  readonly recordId: number;
  readonly version: number;
  readonly start: number;
  readonly end: number;
  readonly voice: number;
  readonly similarity: number;
  readonly movedByPerson: boolean;
  readonly source: Source;
  readonly sourceId: string;
  readonly receivedAt: Date;
  readonly district: string | null;
  readonly street: string | null;
  readonly place: string | null;
  readonly channel: string | null;
  readonly confidential: boolean;
  readonly title: string;
  readonly body: string;
  readonly handling: Omit<HandlingJson, 'reply'> | null;
  readonly quotes: readonly { readonly start: number; readonly end: number }[];
};

export type MemberPlace = readonly [similarity: number, askId: number];

/** Most central first, ties by ask id; those that a person moved here since the run at the end. */
export async function listMemberRows(
  db: Db,
  {
    issueId,
    sight,
    after,
    limit,
  }: {
    issueId: number;
    sight: Sight;
    after: MemberPlace | null;
    limit: number;
  },
): Promise<MemberRow[]> {
  // The page first, so that texts are read for its rows only.
  const { rows } = await sql<MemberRow>`
    with page as materialized (
      select member.ask_id, member.issue_id, member.voice, member.similarity, ask.record_id, ask.version,
        ask.start_at, ask.end_at
      from current_member as member
      join ask on ask.id = member.ask_id
      join record on record.id = ask.record_id
      where member.issue_id = ${issueId} and ${memberInSight(sight)} and ${afterPlace(after)}
      order by member.similarity desc, member.ask_id
      limit ${limit}
    )
    select page.ask_id, page.voice, page.similarity, page.record_id, page.version, page.start_at as start,
      page.end_at as "end", record.source, record.source_id, record.received_at, record.district, record.street,
      record.place, record.channel, record.confidential, version.title, version.body,
      record.handling - 'reply' as handling,
      exists (select from member_change as change where change.ask_id = page.ask_id) as moved_by_person,
      coalesce((
        select jsonb_agg(jsonb_build_object('start', quote.start_at, 'end', quote.end_at) order by quote.start_at)
        from issue_quote as quote
        where quote.issue_id = page.issue_id and quote.record_id = page.record_id and quote.version = page.version
      ), '[]') as quotes
    from page
    join record on record.id = page.record_id
    join record_version as version on version.record_id = page.record_id and version.version = page.version
    order by page.similarity desc, page.ask_id
  `.execute(db);
  return rows;
}

function afterPlace(after: MemberPlace | null) {
  if (after === null) return sql`true`;
  const [similarity, askId] = after;
  return sql`(
    member.similarity < ${similarity}::real
    or (member.similarity = ${similarity}::real and member.ask_id > ${askId})
  )`;
}

export async function countMembers(
  db: Db,
  { issueId, sight }: { issueId: number; sight: Sight },
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total
    from current_member as member
    join ask on ask.id = member.ask_id
    join record on record.id = ask.record_id
    where member.issue_id = ${issueId} and ${memberInSight(sight)}
  `.execute(db);
  return rows[0]?.total ?? 0;
}
