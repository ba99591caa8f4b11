import { sql } from 'kysely';
import type { Sight } from '../../domain/sight.ts';
import type { Db } from '../database.ts';
import { memberInSight } from './sight-conditions.ts';

/** So many records of an issue with this value; of `people`, so many people with `value` records each. */
export type Facet = {
  readonly facet: 'month' | 'district' | 'place' | 'channel' | 'source' | 'people';
  readonly value: string | null;
  readonly count: number;
};

/** What the records of an issue are made up of, as far as they are in sight. Months are China's. */
export async function readIssueFacets(
  db: Db,
  { issueId, sight }: { issueId: number; sight: Sight },
): Promise<Facet[]> {
  const { rows } = await sql<Facet>`
    with own as materialized (
      select distinct record.id, record.received_at, record.district, record.place, record.channel, record.source,
        coalesce(record.person, record.id::text) as sender
      from current_member as member
      join ask on ask.id = member.ask_id
      join record on record.id = ask.record_id
      where member.issue_id = ${issueId} and ${memberInSight(sight)}
    )
    select 'month' as facet, to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM') as value, count(*) as count
    from own group by 2
    union all select 'district', district, count(*) from own group by 2
    union all select 'place', place, count(*) from own group by 2
    union all select 'channel', channel, count(*) from own group by 2
    union all select 'source', source, count(*) from own group by 2
    union all select 'people', records::text, count(*)
      from (select count(*) as records from own group by sender) as sent group by 2
  `.execute(db);
  return rows;
}
