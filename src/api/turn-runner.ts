/** Turns of this process: they go on when the page that asked for them is gone. */
import { composeTemplate } from '../assistant/template/compose-template.ts';
import { CLOSED_SILENT_SECONDS, runTurn, TurnStopped } from '../assistant/write/run-turn.ts';
import type { Sight } from '../domain/sight.ts';
import type { TurnScope } from '../domain/turn.ts';
import type { DraftedText } from '../store/turns/read-drafted.ts';
import { beatTurn, closeSilentTurns, insertTurn, type StoredTurn } from '../store/turns/turns.ts';
import { chinaDayOf } from './china-time.ts';
import type { Dependencies } from './dependencies.ts';
import type { Log } from './log.ts';

export type TurnOrder = {
  readonly draft: DraftedText;
  readonly scope: TurnScope;
  /** Masked. */
  readonly wish: string | null;
  readonly accountId: number;
  readonly sight: Sight;
};

export type TurnRunner = {
  /** @throws {DomainError} conflict: one is running. */
  start(order: TurnOrder): Promise<StoredTurn>;
  /** At once, when it runs here; elsewhere its runner sees the flag within a second. */
  stopHere(turnId: number): void;
  /** Resolves when nothing is being written. */
  idle(): Promise<void>;
  /** Closes what is being written as interrupted. */
  stop(): Promise<void>;
};

const BEAT_MS = 1_000;

type Running = { readonly stop: AbortController; readonly done: Promise<void> };

export function createTurnRunner(
  { store: { db }, config, now }: Pick<Dependencies, 'store' | 'config' | 'now'>,
  log: Log,
): TurnRunner {
  const running = new Map<number, Running>();
  const idle = async () => {
    while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
  };

  async function write(turn: StoredTurn, draft: DraftedText, stop: AbortController): Promise<void> {
    const beat = setInterval(() => void beatOnce(turn.id, stop), BEAT_MS);
    try {
      await runTurn(
        db,
        { turn, stop },
        {
          concern: draft.concern,
          retriever: NOTHING,
          verify: async () => ({ state: 'uncited', refs: [], faults: [] }),
          compose: (evidence) =>
            composeTemplate({
              concern: draft.concern,
              evidence,
              kind: null,
              city: config.city,
              day: chinaDayOf(now()),
            }),
        },
      );
    } catch (error) {
      log.error(error, { turn: turn.id });
    } finally {
      clearInterval(beat);
      running.delete(turn.id);
    }
  }

  async function beatOnce(turnId: number, stop: AbortController): Promise<void> {
    const order = await beatTurn(db, turnId).catch(() => 'go_on');
    if (order === 'stop') stop.abort(new TurnStopped('person'));
  }

  return {
    async start({ draft, scope, wish, accountId }) {
      await closeSilentTurns(db, CLOSED_SILENT_SECONDS, draft.id);
      const turn = await insertTurn(db, {
        ...{ draftId: draft.id, scope, wish, askedBy: accountId, now: now() },
        writer: 'template',
        model: null,
      });
      const stop = new AbortController();
      running.set(turn.id, { stop, done: write(turn, draft, stop) });
      return turn;
    },
    stopHere: (turnId) => running.get(turnId)?.stop.abort(new TurnStopped('person')),
    idle,
    async stop() {
      for (const { stop } of running.values()) stop.abort(new TurnStopped('shutdown'));
      await idle();
    },
  };
}

const NOTHING = {
  suggestions: async () => [],
  issues: async () => [],
  records: async () => [],
  laws: async () => [],
};
