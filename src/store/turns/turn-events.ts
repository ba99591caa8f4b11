/** The events of a turn, kept: ordinals from 1 without gaps, so that a page that lost its connection goes on. */
import { sql } from 'kysely';
import type { TurnEvent } from '../../domain/turn.ts';
import type { Db } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';
import { beatTurn } from './turns.ts';

export type StoredTurnEvent = { readonly ordinal: number; readonly event: TurnEvent };

/** A turn that somebody else closed: what its writer still has is nobody's any more. */
export class TurnLost extends Error {
  override readonly name = 'TurnLost';
}

/**
 * Appends what `make` gives, with whatever it writes, in one transaction. It is a sign of life too.
 *
 * @returns what `make` returned, and whether somebody asked the turn to stop.
 * @throws {TurnLost}
 */
export function appendEvents<Kept>(
  db: Db,
  turnId: number,
  make: (transaction: Db) => Promise<{ readonly kept: Kept; readonly events: readonly TurnEvent[] }>,
): Promise<{ readonly kept: Kept; readonly stopping: boolean }> {
  return inTransaction(db, async (transaction) => {
    const order = await beatTurn(transaction, turnId);
    if (order === 'lost') throw new TurnLost(`turn ${turnId} was closed`);
    const { kept, events } = await make(transaction);
    for (const event of events) await insertEvent(transaction, turnId, event);
    return { kept, stopping: order === 'stop' };
  });
}

/** @param db a transaction that holds the turn's row: else two writers could take one ordinal. */
export async function insertEvent(db: Db, turnId: number, event: TurnEvent): Promise<void> {
  await sql`
    insert into turn_event (turn_id, ordinal, event)
    select ${turnId}::bigint, coalesce(max(ordinal), 0) + 1, ${JSON.stringify(event)}::jsonb
    from turn_event where turn_id = ${turnId}::bigint
  `.execute(db);
}

/** Those after an ordinal, in order; 0 = from the first. */
export function readEvents(db: Db, turnId: number, after: number): Promise<StoredTurnEvent[]> {
  return db
    .selectFrom('turnEvent')
    .select(['ordinal', 'event'])
    .where('turnId', '=', turnId)
    .where('ordinal', '>', after)
    .orderBy('ordinal')
    .execute();
}
