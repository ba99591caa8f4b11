import { sql } from 'kysely';
import { type DecisionAction, decisionActionSchema } from '../../domain/decision.ts';
import type { Db } from '../database.ts';
import { allOf } from './sight-conditions.ts';

export type DecisionRow = {
  readonly id: number;
  readonly at: Date;
  readonly author: string;
  readonly authorId: number | null;
  readonly reason: string | null;
  readonly action: DecisionAction;
  readonly undoneBy: number | null;
  readonly undoneAt: Date | null;
  readonly undoneAuthor: string | null;
  readonly undoneReason: string | null;
};

export type DecisionFilter = {
  readonly author?: string | undefined;
  readonly issue?: number | undefined;
  readonly state?: 'standing' | 'undone' | 'all' | undefined;
  readonly ids?: readonly number[] | undefined;
};

/** Newest first; with the undoing of those that were undone. */
export async function listDecisionRows(
  db: Db,
  { filter, before, limit }: { filter: DecisionFilter; before: number | null; limit: number },
): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select decision.id, decision.at, decision.author, decision.author_id, decision.reason, decision.action,
      decision.undone_by, undoing.at as undone_at, undoing.author as undone_author, undoing.reason as undone_reason
    from decision left join decision as undoing on undoing.id = decision.undone_by
    where ${conditions(filter)} and ${before === null ? sql`true` : sql`decision.id < ${before}`}
    order by decision.id desc
    limit ${limit}
  `.execute(db);
  return rows.map((row) => ({ ...row, action: decisionActionSchema.parse(row.action) }));
}

function conditions({ author, issue, state = 'all', ids }: DecisionFilter) {
  return allOf([
    author !== undefined && sql`decision.author = ${author}`,
    issue !== undefined && sql`decision.issue_ids @> array[${issue}::bigint]`,
    ids !== undefined && sql`decision.id = any (${[...ids]}::bigint[])`,
    state === 'undone' && sql`decision.undone_by is not null`,
    state === 'standing' && sql`decision.undone_by is null and decision.action ->> 'type' <> 'undo'`,
  ]);
}

/** Code → name of every kind and department, in use or not. */
export async function readCodeNames(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from kind union all select code, name from department
  `.execute(db);
  return new Map(rows.map(({ code, name }) => [code, name]));
}
