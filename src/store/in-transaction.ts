import type { Db } from './database.ts';

/** Joins the caller's transaction, or opens one. On PGlite a second one inside the first waits for ever. */
export function inTransaction<T>(db: Db, work: (transaction: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
