import { sql } from 'kysely';
import { type DecisionAction, decisionActionSchema, issuesOf } from '../../domain/decision.ts';
import type { Db } from '../database.ts';

export type NewDecision = {
  /** As the log shows it. */
  readonly author: string;
  /** The account; null at the command line. */
  readonly authorId: number | null;
  readonly reason: string | null;
  readonly action: DecisionAction;
};

/** @returns the decision's id. */
export async function insertDecision(
  db: Db,
  { author, authorId, reason, action }: NewDecision,
): Promise<number> {
  const { id } = await db
    .insertInto('decision')
    .values({
      author,
      authorId,
      reason,
      action: JSON.stringify(decisionActionSchema.parse(action)),
      issueIds: issuesOf(action),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function findDecision(
  db: Db,
  decisionId: number,
): Promise<{ readonly action: DecisionAction; readonly undoneBy: number | null } | undefined> {
  const row = await db
    .selectFrom('decision')
    .select(['action', 'undoneBy'])
    .where('id', '=', decisionId)
    .executeTakeFirst();
  return row && { ...row, action: decisionActionSchema.parse(row.action) };
}

export async function markUndone(db: Db, decisionId: number, undoneBy: number): Promise<void> {
  await db.updateTable('decision').set({ undoneBy }).where('id', '=', decisionId).execute();
}

/** One more change to each: their entity tags differ from now on. */
export async function raiseVersions(db: Db, issueIds: readonly number[]): Promise<void> {
  await sql`
    update issue set version = version + 1, updated_at = now() where id = any (${[...issueIds]}::bigint[])
  `.execute(db);
}
