/** Numbers of the start page. */
import { sql } from 'kysely';
import type { Source } from '../../domain/record.ts';
import type { Db } from '../database.ts';

export type SourceCount = { source: Source; records: number; newestAt: Date; changedSince: number };

/** @param since records that came in or changed later are counted apart; null counts all of them. */
export async function countRecordsBySource(db: Db, since: Date | null): Promise<SourceCount[]> {
  const { rows } = await sql<SourceCount>`
    select source, count(*)::int as records, max(received_at) as newest_at,
      (count(*) filter (where updated_at > coalesce(${since?.toISOString() ?? null}::timestamptz, '-infinity')))::int
        as changed_since
    from record
    group by source
    order by records desc, source
  `.execute(db);
  return rows;
}

/** Issues of the last run, those that people rejected too. */
export async function countLiveIssues(db: Db): Promise<number> {
  const { rows } = await sql<{ issues: number }>`
    select count(*)::int as issues from issue where not dormant and merged_into is null
  `.execute(db);
  return rows[0]?.issues ?? 0;
}
