import type { Selectable } from 'kysely';
import type { Db, ReportTable } from '../database.ts';

export type StoredReport = Selectable<ReportTable>;
export type NewReport = Pick<StoredReport, 'runId' | 'jobId' | 'createdBy' | 'stamp' | 'files'>;

/** @returns the id of the report. */
export async function insertReport(db: Db, { files, ...report }: NewReport): Promise<number> {
  const { id } = await db
    .insertInto('report')
    .values({ ...report, files: JSON.stringify(files) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export function findReport(db: Db, id: number): Promise<StoredReport | undefined> {
  return db.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Newest first. */
export function listReports(
  db: Db,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<StoredReport[]> {
  let query = db.selectFrom('report').selectAll().orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.execute();
}
