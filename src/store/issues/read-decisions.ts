import { sql } from 'kysely';
import { type Decision, decisionActionSchema } from '../../domain/decision.ts';
import type { Db } from '../database.ts';

const COLUMNS = ['id', 'at', 'author', 'authorId', 'reason', 'action'] as const;

/** What every run obeys: neither undone nor an undoing; oldest first. */
export async function readStandingDecisions(db: Db): Promise<Decision[]> {
  const rows = await db
    .selectFrom('decision')
    .select(COLUMNS)
    .where('undoneBy', 'is', null)
    .where(sql<boolean>`action ->> 'type' <> 'undo'`)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, action: decisionActionSchema.parse(row.action) }));
}

/** The newest of all, undone ones and undoings too; null before the first. */
export async function readLastDecisionId(db: Db): Promise<number | null> {
  const { last } = await db
    .selectFrom('decision')
    .select(({ fn }) => fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow();
  return last;
}

export type LoggedDecision = Decision & { readonly undoneBy: number | null };

/** Every decision ever made, newest first. */
export async function listDecisions(
  db: Db,
  { limit = 1000 }: { limit?: number } = {},
): Promise<LoggedDecision[]> {
  const rows = await db
    .selectFrom('decision')
    .select([...COLUMNS, 'undoneBy'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, action: decisionActionSchema.parse(row.action) }));
}

/** Those that stand and name the issue, oldest first. */
export async function readDecisionsOf(db: Db, issueId: number): Promise<Decision[]> {
  const rows = await db
    .selectFrom('decision')
    .select(COLUMNS)
    .where('undoneBy', 'is', null)
    .where(sql<boolean>`issue_ids @> array[${issueId}::bigint]`)
    .where(sql<boolean>`action ->> 'type' <> 'undo'`)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, action: decisionActionSchema.parse(row.action) }));
}
