/** A turn with the store under it: kept as it is written, and closed whatever happens. */
import type { Db } from '../../store/database.ts';
import { TurnLost } from '../../store/turns/turn-events.ts';
import { CANCELLED, finishTurn, INTERRUPTED, type StoredTurn } from '../../store/turns/turns.ts';
import { recordTurn } from './record-turn.ts';
import { type TurnInput, writeTurn } from './write-turn.ts';

/** A writer gives a sign of life every second; whoever has given none for so long is gone. */
export const CLOSED_SILENT_SECONDS = 30;

/** Why a turn's signal is aborted. */
export class TurnStopped extends Error {
  override readonly name = 'TurnStopped';
  readonly by: 'person' | 'shutdown';
  constructor(by: 'person' | 'shutdown') {
    super(`stopped by ${by}`);
    this.by = by;
  }
}

export type RunningTurn = {
  readonly turn: Pick<StoredTurn, 'id' | 'draftId' | 'scope' | 'wish'>;
  readonly stop: AbortController;
};

/** Rejects for bugs only, the turn then closed as failed. */
export async function runTurn(
  db: Db,
  { turn, stop }: RunningTurn,
  input: Omit<TurnInput, 'recorder' | 'signal' | 'scope' | 'wish'>,
): Promise<void> {
  const place = { draftId: turn.draftId, turnId: turn.id };
  const recorder = recordTurn(db, place, () => stop.abort(new TurnStopped('person')));
  try {
    await writeTurn({ ...input, scope: turn.scope, wish: turn.wish, recorder, signal: stop.signal });
    await finishTurn(db, turn.id, { state: 'done', failure: null });
  } catch (error) {
    if (error instanceof TurnLost) return;
    const stopped = stop.signal.aborted ? stop.signal.reason : null;
    await finishTurn(
      db,
      turn.id,
      stopped instanceof TurnStopped && stopped.by === 'person' ? CANCELLED : INTERRUPTED,
    );
    if (stopped === null) throw error;
  }
}
