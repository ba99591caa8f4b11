/** A turn with the store under it: kept as it is written, and closed whatever happens. */
import type { Sight } from '../../domain/sight.ts';
import type { Db } from '../../store/database.ts';
import { readEvidenceInSight } from '../../store/drafts/evidence-in-sight.ts';
import { TurnLost } from '../../store/turns/turn-events.ts';
import {
  CANCELLED,
  finishTurn,
  INTERRUPTED,
  type StoredTurn,
  type TurnEnd,
} from '../../store/turns/turns.ts';
import { recordTurn } from './record-turn.ts';
import { type TurnInput, type WrittenTurn, writeTurn } from './write-turn.ts';

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

export type RunInput = Omit<TurnInput, 'recorder' | 'signal' | 'scope' | 'wish' | 'known'> & {
  /** Of the person: evidence of earlier turns that went out of sight is neither shown to a model nor cited again. */
  readonly sight: Sight;
  /** Puts into the draft what may stand in it, before the end is told. */
  readonly place: (written: WrittenTurn) => Promise<void>;
};

/** @throws what a bug throws, the turn then closed as interrupted. */
export async function runTurn(db: Db, { turn, stop }: RunningTurn, input: RunInput): Promise<void> {
  const { id: turnId, draftId, scope, wish } = turn;
  const recorder = recordTurn(db, { turnId, draftId }, () => stop.abort(new TurnStopped('person')));
  try {
    const kept = await readEvidenceInSight(db, draftId, input.sight);
    const known = kept.flatMap(({ evidence }) => evidence ?? []);
    const written = await writeTurn({ ...input, scope, wish, known, recorder, signal: stop.signal });
    await input.place(written);
    const byModel = written.passages.some(({ origin }) => origin === 'model');
    await finishTurn(db, turnId, DONE, byModel ? 'model' : 'template');
  } catch (error) {
    if (error instanceof TurnLost) return;
    const { reason } = stop.signal;
    await finishTurn(
      db,
      turnId,
      reason instanceof TurnStopped && reason.by === 'person' ? CANCELLED : INTERRUPTED,
    );
    if (!stop.signal.aborted) throw error;
  }
}

const DONE: TurnEnd = { state: 'done', failure: null };
