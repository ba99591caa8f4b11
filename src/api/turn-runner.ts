/** Turns of this process: they go on when the page that asked for them is gone. */
import { join } from 'node:path';
import { createRetriever } from '../assistant/find/create-retriever.ts';
import { composeTemplate } from '../assistant/template/compose-template.ts';
import { lookUpLaws } from '../assistant/verify/look-up-laws.ts';
import { verifySentence } from '../assistant/verify/verify-sentence.ts';
import { isSpent, readBudgetLeft } from '../assistant/write/budget.ts';
import { placeWritten } from '../assistant/write/place-written.ts';
import { CLOSED_SILENT_SECONDS, type RunInput, runTurn, TurnStopped } from '../assistant/write/run-turn.ts';
import type { Prompts } from '../assistant/write/write-turn.ts';
import type { ChatConfig, Config } from '../config/config.ts';
import { chinaDayOf, DAY_MS } from '../domain/china-day.ts';
import type { Sight } from '../domain/sight.ts';
import type { TurnScope } from '../domain/turn.ts';
import { createDraftingModel } from '../llm/drafting-model.ts';
import { readPrompt } from '../llm/read-prompt.ts';
import { createQueryEmbedder } from '../pipeline/embed-query.ts';
import { createKindFinder } from '../pipeline/kind-of-concern.ts';
import type { Db } from '../store/database.ts';
import { readWrittenPassages } from '../store/drafts/passages.ts';
import type { StoredDraft } from '../store/drafts/read-drafts.ts';
import type { Store } from '../store/open-store.ts';
import { deleteModelCallsBefore } from '../store/turns/model-calls.ts';
import { saveWritten } from '../store/turns/save-written.ts';
import { beatTurn, closeSilentTurns, insertTurn, type StoredTurn } from '../store/turns/turns.ts';
import type { Dependencies } from './dependencies.ts';
import type { Log } from './log.ts';

export type TurnOrder = {
  readonly draft: Pick<StoredDraft, 'id' | 'concern' | 'content'>;
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

type Running = { readonly stop: AbortController; readonly done: Promise<void> };

/** How often a turn says that it lives, and looks whether it should stop. */
const BEAT_MS = 1_000;
const PROMPTS = join(import.meta.dirname, '../../prompts');

export function createTurnRunner(
  { store: { db }, config, now }: Pick<Dependencies, 'store' | 'config' | 'now'>,
  log: Log,
  { beatMs = BEAT_MS }: { readonly beatMs?: number } = {},
): TurnRunner {
  const running = new Map<number, Running>();
  const model = draftsByModel(config) ? createDraftingModel(config.chat) : null;
  const embedQuery = createQueryEmbedder(db, config);
  const findKind = createKindFinder(db);
  const forget = createForgetter(db, config);
  let prompts: Prompts | undefined;

  async function prepare({ draft, scope, accountId, sight }: TurnOrder): Promise<RunInput> {
    const mayAsk = async () =>
      !isSpent(await readBudgetLeft(db, config.assistant, { accountId, now: now() }));
    const day = chinaDayOf(now());
    const { city } = config;
    const { concern, content } = draft;
    prompts ??= {
      outline: readPrompt(join(PROMPTS, 'draft-outline.md')),
      section: readPrompt(join(PROMPTS, 'draft-section.md')),
    };
    return {
      ...{ concern, content, city, day, mayAsk, prompts, sight },
      model: model === null || (await mayAsk()) ? model : 'budget_spent',
      retriever: createRetriever({ db, sight, embedQuery, day }),
      verify: async (sentence) =>
        verifySentence({ ...sentence, laws: await lookUpLaws(db, [sentence.text]), day }),
      compose: async (evidence) =>
        composeTemplate({ concern, evidence, city, day, kind: await findKind(concern) }),
      place: async (written) => {
        await saveWritten(db, {
          ...{ draftId: draft.id, accountId, now: now() },
          place: async (current, transaction) => {
            const earlier = await readWrittenPassages(transaction, draft.id);
            return placeWritten(current, written, { scope, earlier });
          },
        });
      },
    };
  }

  async function write(turn: StoredTurn, input: RunInput, stop: AbortController): Promise<void> {
    const beat = setInterval(() => void beatOnce(turn.id, stop), beatMs);
    try {
      await runTurn(db, { turn, stop }, input);
    } catch (error) {
      log.error(error, { turn: turn.id });
    } finally {
      clearInterval(beat);
      running.delete(turn.id);
    }
  }

  async function beatOnce(turnId: number, stop: AbortController): Promise<void> {
    // A database that is away for a moment is no reason to stop.
    const order = await beatTurn(db, turnId).catch(() => 'go_on');
    if (order !== 'go_on') stop.abort(new TurnStopped('person'));
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
  }

  return {
    async start(order) {
      const { draft, scope, wish, accountId } = order;
      await forget(now());
      await closeSilentTurns(db, CLOSED_SILENT_SECONDS, draft.id);
      const input = await prepare(order);
      const byModel = input.model !== null && input.model !== 'budget_spent';
      const turn = await insertTurn(db, {
        ...{ draftId: draft.id, scope, wish, askedBy: accountId, now: now() },
        writer: byModel ? 'model' : 'template',
        model: byModel ? (model?.model ?? null) : null,
      });
      const stop = new AbortController();
      running.set(turn.id, { stop, done: write(turn, input, stop) });
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

/** A budget of 0 says that drafting has no model. */
export function draftsByModel(
  config: Pick<Config, 'chat' | 'assistant'>,
): config is Pick<Config, 'chat' | 'assistant'> & { readonly chat: ChatConfig } {
  const { personTokens, dayTokens } = config.assistant;
  return config.chat !== null && personTokens > 0 && dayTokens > 0;
}

/** Deletes calls of the model that are kept no longer: at most once a day. */
function createForgetter(db: Db, { assistant: { logDays } }: Pick<Config, 'assistant'>) {
  let last = 0;
  return async function forget(now: Date): Promise<void> {
    if (now.getTime() - last < DAY_MS) return;
    last = now.getTime();
    await deleteModelCallsBefore(db, new Date(last - logDays * DAY_MS));
  };
}

/** When a service starts: closes turns that the one before left, and forgets calls that are kept no longer. */
export async function tidyTurns({ db, engine }: Store, config: Config, now: Date): Promise<void> {
  // A data directory is of one process: what runs in it now runs nowhere.
  await closeSilentTurns(db, engine === 'pglite' ? 0 : CLOSED_SILENT_SECONDS);
  await createForgetter(db, config)(now);
}
