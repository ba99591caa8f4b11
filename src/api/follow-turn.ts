/** The events of a turn as they come, by looking at its rows: it works wherever the turn runs. */
import { CLOSED_SILENT_SECONDS } from '../assistant/write/run-turn.ts';
import type { Db } from '../store/database.ts';
import { readEvents, type StoredTurnEvent } from '../store/turns/turn-events.ts';
import { closeSilentTurns, findTurn } from '../store/turns/turns.ts';

export type FollowingTurn = {
  readonly draftId: number;
  readonly turnId: number;
  /** The last ordinal that was seen; 0 = none. */
  readonly after: number;
  /** Until the next look. */
  readonly wait: () => Promise<void>;
  readonly signal: AbortSignal;
};

/** What has happened at once, then each event, ending after the last one. null = nothing new. */
export async function* followTurn(
  db: Db,
  { draftId, turnId, after, wait, signal }: FollowingTurn,
): AsyncGenerator<StoredTurnEvent | null> {
  let seen = after;
  while (!signal.aborted) {
    await closeSilentTurns(db, CLOSED_SILENT_SECONDS, draftId);
    // The state first: an end that is written between the two reads is seen with its event next time.
    const turn = await findTurn(db, draftId, turnId);
    const events = await readEvents(db, turnId, seen);
    for (const event of events) {
      yield event;
      seen = event.ordinal;
    }
    if (turn?.state !== 'running') return;
    if (events.length === 0) yield null;
    await wait();
  }
}
