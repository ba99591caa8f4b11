/** The events of a turn as they come, by looking at its rows: it works wherever the turn runs. */
import { CLOSED_SILENT_SECONDS } from '../assistant/write/run-turn.ts';
import type { Sight } from '../domain/sight.ts';
import type { Db } from '../store/database.ts';
import { readEvidenceInSight } from '../store/drafts/evidence-in-sight.ts';
import { readEvents, type StoredTurnEvent } from '../store/turns/turn-events.ts';
import { closeSilentTurns, findTurn } from '../store/turns/turns.ts';

export type FollowingTurn = {
  readonly draftId: number;
  readonly turnId: number;
  /** The last ordinal that was seen; 0 = none. */
  readonly after: number;
  /** Of who reads it: events keep evidence as it was told, also what went out of sight since. */
  readonly sight: Sight;
  /** Until the next look. */
  readonly wait: () => Promise<void>;
  readonly signal: AbortSignal;
};

/**
 * What has happened at once, then each event, ending after the last one. null = nothing new. Evidence that is out of
 * sight is left out, its ordinal missing.
 */
export async function* followTurn(
  db: Db,
  { draftId, turnId, after, sight, wait, signal }: FollowingTurn,
): AsyncGenerator<StoredTurnEvent | null> {
  let seen = after;
  while (!signal.aborted) {
    await closeSilentTurns(db, CLOSED_SILENT_SECONDS, draftId);
    // The state first: an end that is written between the two reads is seen with its event next time.
    const turn = await findTurn(db, draftId, turnId);
    const events = await readEvents(db, turnId, seen);
    for (const event of await leaveOutHidden(db, draftId, events, sight)) yield event;
    seen = events.at(-1)?.ordinal ?? seen;
    if (turn?.state !== 'running') return;
    if (events.length === 0) yield null;
    await wait();
  }
}

async function leaveOutHidden(
  db: Db,
  draftId: number,
  events: readonly StoredTurnEvent[],
  sight: Sight,
): Promise<readonly StoredTurnEvent[]> {
  if (!events.some(({ event }) => event.type === 'evidence')) return events;
  const kept = await readEvidenceInSight(db, draftId, sight);
  const shown = new Set(kept.flatMap(({ evidence }) => evidence?.ref ?? []));
  return events.filter(({ event }) => event.type !== 'evidence' || shown.has(event.evidence.ref));
}
