import type { Selectable } from 'kysely';
import type { Db, RunTable } from '../database.ts';

export type StoredRun = Selectable<RunTable>;

/** The last run that was saved; undefined before the first. */
export function findLatestRun(db: Db): Promise<StoredRun | undefined> {
  return db
    .selectFrom('run')
    .selectAll()
    .where('state', '=', 'done')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function findRun(db: Db, id: number): Promise<StoredRun | undefined> {
  return db.selectFrom('run').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Newest first, failed ones too; those with a smaller id than `before`. */
export function pageRuns(
  db: Db,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<StoredRun[]> {
  let query = db.selectFrom('run').selectAll().orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('id', '<', before);
  return query.execute();
}

/** Newest first, failed ones too. */
export function listRuns(db: Db, { limit = 100 }: { limit?: number } = {}): Promise<StoredRun[]> {
  return db.selectFrom('run').selectAll().orderBy('id', 'desc').limit(limit).execute();
}
