import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** Says that a worker is there. */
export async function markWorker(db: Db, name: string): Promise<void> {
  await db
    .insertInto('worker')
    .values({ name })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ seenAt: sql`now()` }))
    .execute();
}

export async function forgetWorker(db: Db, name: string): Promise<void> {
  await db.deleteFrom('worker').where('name', '=', name).execute();
}

export async function countWorkers(db: Db, seenWithinSeconds: number): Promise<number> {
  const { workers } = await db
    .selectFrom('worker')
    .select(({ fn }) => fn.countAll<number>().as('workers'))
    .where('seenAt', '>', sql<Date>`now() - make_interval(secs => ${seenWithinSeconds}::int)`)
    .executeTakeFirstOrThrow();
  return workers;
}
