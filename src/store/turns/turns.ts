/** The life of a turn: running → done, failed or cancelled. Every step names the state it leaves. */
import { type Selectable, sql } from 'kysely';
import { DomainError } from '../../domain/errors.ts';
import type { TurnEvent, TurnFailure, TurnScope, Writer } from '../../domain/turn.ts';
import type { Db, TurnTable } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';
import { insertEvent } from './turn-events.ts';

export type StoredTurn = Selectable<TurnTable>;

export type NewTurn = {
  readonly draftId: number;
  readonly scope: TurnScope;
  readonly writer: Writer;
  readonly askedBy: number;
  /** Masked. */
  readonly wish: string | null;
  readonly model: string | null;
  readonly now: Date;
};

/** @throws {DomainError} conflict: a turn of this draft is running. */
export async function insertTurn(db: Db, { now, ...turn }: NewTurn): Promise<StoredTurn> {
  try {
    return await db
      .insertInto('turn')
      .values({ ...turn, startedAt: now })
      .returningAll()
      .executeTakeFirstOrThrow();
  } catch (cause) {
    if (!isRunningAlready(cause)) throw cause;
    throw new DomainError(
      'conflict',
      `草稿 ${turn.draftId} 的助手正在写，一次只能写一个回合`,
      '请等它写完，或先停止',
      { cause },
    );
  }
}

/** Two at the same moment: the index turn_running lets one through. */
function isRunningAlready(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

export function findTurn(db: Db, draftId: number, id: number): Promise<StoredTurn | undefined> {
  return db
    .selectFrom('turn')
    .selectAll()
    .where('id', '=', id)
    .where('draftId', '=', draftId)
    .executeTakeFirst();
}

/** Asks a running turn to stop, wherever it runs. @returns undefined: it is not running. */
export function askTurnToStop(db: Db, id: number): Promise<StoredTurn | undefined> {
  return db
    .updateTable('turn')
    .set({ stopping: true })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returningAll()
    .executeTakeFirst();
}

/**
 * Says that the writer lives. Inside a transaction it also keeps every other writer of the turn waiting.
 *
 * @returns lost: the turn was closed by somebody else. stop: somebody asked for it.
 */
export async function beatTurn(db: Db, id: number): Promise<'go_on' | 'stop' | 'lost'> {
  const row = await db
    .updateTable('turn')
    .set({ seenAt: sql`now()` })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('stopping')
    .executeTakeFirst();
  if (row === undefined) return 'lost';
  return row.stopping ? 'stop' : 'go_on';
}

export type TurnEnd = Omit<Extract<TurnEvent, { type: 'end' }>, 'type'>;

/**
 * With its last event.
 *
 * @param writer who wrote in the end, when that is known.
 * @returns false: it had been closed already.
 */
export function finishTurn(
  db: Db,
  id: number,
  { state, failure }: TurnEnd,
  writer?: Writer,
): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('turn')
      .set({ state, failure, finishedAt: sql`now()`, ...(writer && { writer }) })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await insertEvent(transaction, id, { type: 'end', state, failure });
    return true;
  });
}

/**
 * Closes running turns whose writer fell silent.
 *
 * @param silentSeconds 0: every running turn, for an engine on which no other process can be at work.
 * @param draftId of this draft only.
 * @returns their ids.
 */
export async function closeSilentTurns(db: Db, silentSeconds: number, draftId?: number): Promise<number[]> {
  let query = db
    .selectFrom('turn')
    .select(['id', 'stopping'])
    .where('state', '=', 'running')
    .where('seenAt', '<=', sql<Date>`now() - make_interval(secs => ${silentSeconds}::integer)`);
  if (draftId !== undefined) query = query.where('draftId', '=', draftId);
  const silent = await query.execute();
  for (const { id, stopping } of silent) await finishTurn(db, id, stopping ? CANCELLED : INTERRUPTED);
  return silent.map(({ id }) => id);
}

export const CANCELLED: TurnEnd = { state: 'cancelled', failure: null };
export const INTERRUPTED: TurnEnd = { state: 'failed', failure: 'interrupted' satisfies TurnFailure };

export type TokenCounts = { readonly person: number; readonly day: number };

/** Tokens in and out of the turns that began in [from, before): of one person, and of everybody. */
export async function countTokens(
  db: Db,
  { askedBy, from, before }: { askedBy: number; from: Date; before: Date },
): Promise<TokenCounts> {
  const { rows } = await sql<TokenCounts>`
    select
      coalesce(sum(input_tokens + output_tokens) filter (where asked_by = ${askedBy}::bigint), 0)::bigint as person,
      coalesce(sum(input_tokens + output_tokens), 0)::bigint as day
    from turn
    where started_at >= ${from}::timestamptz and started_at < ${before}::timestamptz
  `.execute(db);
  return rows[0] ?? { person: 0, day: 0 };
}
