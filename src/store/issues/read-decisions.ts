import { sql } from 'kysely';
import { type Decision, decisionActionSchema } from '../../domain/decision.ts';
import type { Db } from '../database.ts';

/** What every run obeys: neither undone nor an undoing; oldest first. */
export async function readStandingDecisions(db: Db): Promise<Decision[]> {
  const rows = await db
    .selectFrom('decision')
    .select(['id', 'at', 'author', 'reason', 'action'])
    .where('undoneBy', 'is', null)
    .where(sql<boolean>`action ->> 'type' <> 'undo'`)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, action: decisionActionSchema.parse(row.action) }));
}

export type LoggedDecision = Decision & { readonly undoneBy: number | null };

/** Every decision ever made, newest first. */
export async function listDecisions(
  db: Db,
  { limit = 1000 }: { limit?: number } = {},
): Promise<LoggedDecision[]> {
  const rows = await db
    .selectFrom('decision')
    .select(['id', 'at', 'author', 'reason', 'action', 'undoneBy'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, action: decisionActionSchema.parse(row.action) }));
}
