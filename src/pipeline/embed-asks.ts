/**
 * Gives every ask a vector in the active space: fits or finds the space, embeds what is missing, and switches
 * to a new space only when it is complete. A killed run goes on where it stopped.
 */

import { createHash } from 'node:crypto';
import { classifyKind, lexiconClassifier } from '../cluster/kinds/classify-kind.ts';
import { compileLexicon } from '../cluster/kinds/compile-lexicon.ts';
import type { Config } from '../config/config.ts';
import type { Kind } from '../domain/kind.ts';
import { embedBatches } from '../embed/embed-batches.ts';
import { createLexicalProvider, fitLexical, type KindReader } from '../embed/lexical-provider.ts';
import { createOpenAiProvider } from '../embed/openai-provider.ts';
import type { EmbeddingProvider, EmbedFailure } from '../embed/provider.ts';
import { packFrequency, unpackFrequency } from '../embed/store-frequency.ts';
import type { Db } from '../store/database.ts';
import { readTaxonomy } from '../store/taxonomy/read-taxonomy.ts';
import { saveEmbedFailures } from '../store/vectors/embed-failures.ts';
import { missingTextHashes } from '../store/vectors/missing-text-hashes.ts';
import { saveEmbeddings } from '../store/vectors/save-embeddings.ts';
import { activateSpace, createSpace, findActiveSpace, type StoredSpace } from '../store/vectors/spaces.ts';
import { kindsOf } from './assign-kinds.ts';
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
  const { provider, parameters } = await chooseProvider(db, asks, active, config, full);
  const withheld = new Set(
    provider.local ? [] : asks.filter(({ confidential }) => confidential).map(({ askId }) => askId),
  );
  const space = await createSpace(db, provider.space, parameters);
  const inputs = new Map(
    asks
      .filter(({ askId }) => !withheld.has(askId))
      .map(({ textHash, title, text, place }) => [textHash, { title, text, place }]),
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
  db: Db,
  asks: readonly LoadedAsk[],
  active: StoredSpace | undefined,
  { embedding }: Config,
  full: boolean,
): Promise<ChosenProvider> {
  if (embedding.provider === 'openai') {
    const { apiKey: _secret, ...parameters } = embedding;
    return { provider: createOpenAiProvider(embedding), parameters };
  }
  const texts = new Map(asks.map(({ textHash, title, text, place }) => [textHash, { title, text, place }]));
  const fitted = active?.provider === 'lexical' ? unpackFrequency(active.parameters) : null;
  const frequency =
    fitted && !full && texts.size < fitted.documents * REFIT_GROWTH ? fitted : fitLexical(texts.values());
  const kinds = readKindsByLexicon(kindsOf(await readTaxonomy(db)));
  return { provider: createLexicalProvider(frequency, kinds), parameters: packFrequency(frequency) };
}

/** Kinds beyond the third hold next to no evidence. */
const MOST_KINDS = 3;

/** By the word lists alone: what staff confirm later must not move vectors that are stored. */
function readKindsByLexicon(kinds: readonly Kind[]): KindReader {
  const classifier = lexiconClassifier(compileLexicon(kinds));
  const lexicons = kinds.map(({ code, lexicon }) => ({ code, lexicon }));
  return {
    version: createHash('sha256').update(JSON.stringify(lexicons)).digest('hex').slice(0, 16),
    read({ title, text }) {
      const best = classifyKind(classifier, { title, body: text }).ranked.slice(0, MOST_KINDS);
      const total = best.reduce((sum, { score }) => sum + score, 0);
      return best.map(({ code, score }) => ({ code, share: score / total }));
    },
  };
}
