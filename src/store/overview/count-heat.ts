/** Records by district and month. */
import { sql } from 'kysely';
import type { Sight } from '../../domain/sight.ts';
import type { Db } from '../database.ts';
import { recordMatches } from '../desk/record-conditions.ts';
import { recordInSight, recordInSightOfAll } from '../desk/sight-conditions.ts';

export type HeatCell = { district: string | null; month: string; records: number; people: number };

export type HeatFilter = {
  readonly kind?: string | undefined;
  readonly issue?: number | undefined;
  /** How many months up to the newest record's. */
  readonly months: number;
};

/**
 * Cells with records, by district and month; months by the clock in China. Filtered by the same conditions as the list
 * of records, so that a cell counts what its list shows.
 */
export async function countHeat(
  db: Db,
  { kind, issue, months }: HeatFilter,
  sight: Sight,
): Promise<HeatCell[]> {
  // Of a kind or an issue there are few records to look up.
  const inSight =
    kind === undefined && issue === undefined ? recordInSightOfAll(sight) : recordInSight(sight);
  const { rows } = await sql<HeatCell>`
    with newest as (
      select date_trunc('month', max(received_at) at time zone 'Asia/Shanghai') as month from record
    )
    select record.district, to_char(record.received_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
      count(*)::int as records,
      -- A record without a named sender is a person of its own.
      count(distinct coalesce(record.person, 'record ' || record.id))::int as people
    from record cross join newest
    where record.received_at >= (newest.month - make_interval(months => ${months}::int - 1)) at time zone 'Asia/Shanghai'
      and ${recordMatches({ kind, issue }, null, sight)} and ${inSight}
    group by record.district, to_char(record.received_at at time zone 'Asia/Shanghai', 'YYYY-MM')
    order by record.district nulls last, month
  `.execute(db);
  return rows;
}
