/**
 * Gives every ask a vector in the active space: fits or finds the space, embeds what is missing, and switches
 * to a new space only when it is complete. A killed run goes on where it stopped.
 */
import type { Config } from '../config/config.ts';
import { embedBatches } from '../embed/embed-batches.ts';
import { createLexicalProvider, fitLexical } from '../embed/lexical-provider.ts';
import { createOpenAiProvider } from '../embed/openai-provider.ts';
import type { EmbeddingProvider, EmbedFailure } from '../embed/provider.ts';
import { packFrequency, unpackFrequency } from '../embed/store-frequency.ts';
import type { Db } from '../store/database.ts';
import { saveEmbedFailures } from '../store/vectors/embed-failures.ts';
import { missingTextHashes } from '../store/vectors/missing-text-hashes.ts';
import { saveEmbeddings } from '../store/vectors/save-embeddings.ts';
import { activateSpace, createSpace, findActiveSpace, type StoredSpace } from '../store/vectors/spaces.ts';
import type { LoadedAsk } from './load-asks.ts';
import type { Progress } from './outcomes.ts';

/** The frequencies are fitted again when there are this many times as many texts as they were fitted to. */
const REFIT_GROWTH = 1.5;

export type EmbeddedAsks = {
  readonly spaceId: number;
  readonly embedded: number;
  readonly failed: ReadonlyMap<string, EmbedFailure>;
  /** Asks that may not go to this provider. */
  readonly withheld: ReadonlySet<number>;
};

export async function embedAsks(
  db: Db,
  asks: readonly LoadedAsk[],
  { config, full, onProgress }: { config: Config; full: boolean; onProgress: Progress },
): Promise<EmbeddedAsks> {
  const active = await findActiveSpace(db);
  const { provider, parameters } = await chooseProvider(asks, active, config, full);
  const withheld = new Set(
    provider.local ? [] : asks.filter(({ confidential }) => confidential).map(({ askId }) => askId),
  );
  const space = await createSpace(db, provider.space, parameters);
  const inputs = new Map(
    asks
      .filter(({ askId }) => !withheld.has(askId))
      .map(({ textHash, title, text }) => [textHash, { title, text }]),
  );
  const missing = await missingTextHashes(db, space.id, [...inputs.keys()]);
  const { embedded, failed } = await embedBatches({
    items: missing.map((textHash) => ({ textHash, input: inputs.get(textHash) ?? { title: '', text: '' } })),
    provider,
    save: (rows) => saveEmbeddings(db, space.id, rows),
    onProgress: ({ done, total }) => onProgress('embed', done, total),
    concurrency: 4,
  });
  await saveEmbedFailures(db, space.id, failed);
  if (active?.id !== space.id) await activateSpace(db, space.id);
  return {
    spaceId: space.id,
    embedded,
    failed: new Map(failed.map(({ textHash, reason }) => [textHash, reason])),
    withheld,
  };
}

type ChosenProvider = {
  readonly provider: EmbeddingProvider;
  readonly parameters: Readonly<Record<string, unknown>>;
};

async function chooseProvider(
  asks: readonly LoadedAsk[],
  active: StoredSpace | undefined,
  { embedding }: Config,
  full: boolean,
): Promise<ChosenProvider> {
  if (embedding.provider === 'openai') {
    const { apiKey: _secret, ...parameters } = embedding;
    return { provider: createOpenAiProvider(embedding), parameters };
  }
  const texts = new Map(asks.map(({ textHash, title, text }) => [textHash, { title, text }]));
  const fitted = active?.provider === 'lexical' ? unpackFrequency(active.parameters) : null;
  const frequency =
    fitted && !full && texts.size < fitted.documents * REFIT_GROWTH ? fitted : fitLexical(texts.values());
  return { provider: createLexicalProvider(frequency), parameters: packFrequency(frequency) };
}
