import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** Any number that nobody else uses for an advisory lock in this database. */
const REVIEW = 20_261_124;

/** Decisions, and the saving of a run, come one after another: each sees all of the one before it. */
export async function lockReview(transaction: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${REVIEW})`.execute(transaction);
}
