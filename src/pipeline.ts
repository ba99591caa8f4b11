/**
 * The recipe of a run, the first file to read: load → embed → group → keep ids → name → classify → rank → save.
 * Nothing of a run is written before its last line, so one that is killed leaves the run before it as it was;
 * vectors that were made stay and are not made again.
 */
import { type Grouping, type GroupOptions, groupAsks } from './cluster/group-asks.ts';
import { matchLineage } from './cluster/match-lineage.ts';
import { findNeighbours } from './cluster/neighbours/find-neighbours.ts';
import { type Constraints, readConstraints } from './cluster/read-constraints.ts';
import type { Config } from './config/config.ts';
import { assignKinds } from './pipeline/assign-kinds.ts';
import { composeResult, outcomeOf } from './pipeline/compose-result.ts';
import { describeIssues, earlierIssues } from './pipeline/describe-issues.ts';
import { type EmbeddedAsks, embedAsks } from './pipeline/embed-asks.ts';
import { indexSearch } from './pipeline/index-search.ts';
import { indexVectors } from './pipeline/index-vectors.ts';
import { leaveOut } from './pipeline/leave-out.ts';
import { type LoadedAsk, loadRun } from './pipeline/load-asks.ts';
import { nameIssues } from './pipeline/name-issues.ts';
import type { Progress, RunOutcome } from './pipeline/outcomes.ts';
import { rankRun } from './pipeline/rank-run.ts';
import { createStopwatch } from './pipeline/stopwatch.ts';
import { refreshMembership } from './review/refresh-membership.ts';
import { weightsInForce } from './review/sign-weights.ts';
import type { Db } from './store/database.ts';
import { nextIssueId } from './store/issues/read-issues.ts';
import type { Store } from './store/open-store.ts';
import { saveRun } from './store/runs/save-run.ts';
import { failRun, startRun } from './store/runs/start-run.ts';
import { readDistricts } from './store/taxonomy/districts.ts';
import { readEmbeddings } from './store/vectors/read-embeddings.ts';

/** Nearest texts looked at, an ask. */
export const NEIGHBOURS = 20;
/** Average similarity inside an issue, by provider: docs/decisions/0002-grouping-threshold.md. */
const DEFAULT_THRESHOLDS = { lexical: 0.19, openai: 0.72 } as const;
/** Of that, what a straggler needs to join a large issue; 1 = none joins, since nobody measured it for dense vectors. */
const STRAGGLER_SHARES = { lexical: 0.75, openai: 1 } as const;

export type RunOptions = {
  /** Group everything anew instead of adding to the last run; ids are kept either way. */
  readonly full: boolean;
  readonly config: Config;
  readonly onProgress?: Progress | undefined;
  /** Called when the run is written down. */
  readonly onStarted?: ((runId: number) => Promise<void>) | undefined;
  /** Looked at between the stages. */
  readonly signal?: AbortSignal | undefined;
};

/**
 * @throws {DomainError} conflict: another run was saved meanwhile. unbalanced: the sheet does not add up.
 *   Or the signal's reason. In each case nothing of this run is saved.
 */
export async function runPipeline(store: Store, options: RunOptions): Promise<RunOutcome> {
  const { db } = store;
  const { full, onProgress = () => {}, onStarted, signal } = options;
  const config = { ...options.config, weights: await weightsInForce(db, options.config.weights) };
  const watch = createStopwatch({ signal });
  // A net: imports and pushes fill the full text themselves.
  await watch.time('index', () => indexSearch(store, { onProgress, signal }));
  const loaded = await watch.time('load', () => loadRun(db));
  const embedded = await watch.time('embed', () => embedAsks(db, loaded.asks, { config, full, onProgress }));
  const settings = settingsOf(config, full);
  const runId = await startRun(db, {
    settings,
    spaceId: embedded.spaceId,
    seenDecision: loaded.lastDecisionId,
  });
  try {
    await onStarted?.(runId);
    const asks = leaveOut(loaded.asks, embedded);
    const constraints = readConstraints(loaded.decisions);
    const grouping = await watch.time('group', () =>
      group(store, asks.kept, constraints, embedded, settings, onProgress),
    );
    const lineage = matchLineage(earlierIssues(loaded), grouping.groups, await nextIssueId(db));
    const issues = describeIssues(loaded, grouping, lineage);
    const names = await watch.time('name', () =>
      nameIssues(db, issues, grouping.centroids, textsOf(asks.kept, grouping.alone), { config, onProgress }),
    );
    const kinds = await watch.time('classify', () => assignKinds(db, loaded, issues));
    const districts = await readDistricts(db);
    const ranked = await watch.time('rank', () =>
      rankRun({
        records: loaded.records,
        issues: issues.map((issue, index) => ({ ...issue, kindCode: kinds.issues[index]?.code ?? null })),
        recordKinds: kinds.records,
        districts,
        config,
      }),
    );
    const result = composeResult({ loaded, asks, grouping, lineage, issues, names, kinds, ranked, watch });
    await watch.time('save', () => saveRun(db, runId, result, obeyMeanwhile));
    const outcome = outcomeOf(runId, result, embedded, asks, constraints, watch);
    await indexVectors(store);
    return outcome;
  } catch (error) {
    await failRun(db, runId, error instanceof Error ? error.name : 'unknown');
    throw error;
  }
}

/** Decisions that people made while the run was under way. */
async function obeyMeanwhile(transaction: Db): Promise<void> {
  await refreshMembership(transaction);
}

async function group(
  { db }: Store,
  asks: readonly LoadedAsk[],
  constraints: Constraints,
  { spaceId }: EmbeddedAsks,
  settings: GroupOptions,
  onProgress: Progress,
): Promise<Grouping> {
  return groupAsks(
    asks,
    (hashes) => readEmbeddings(db, spaceId, hashes),
    (vectors, queries) =>
      findNeighbours(vectors, {
        k: NEIGHBOURS,
        queries,
        onProgress: (share) => onProgress('neighbours', Math.round(share * queries), queries),
      }),
    constraints,
    settings,
  );
}

/** @param given the configuration's threshold, instead of the default. */
export function groupingThresholds(
  provider: keyof typeof DEFAULT_THRESHOLDS,
  given: number | null = null,
): Omit<GroupOptions, 'full'> {
  const threshold = given ?? DEFAULT_THRESHOLDS[provider];
  return { threshold, stragglerThreshold: threshold * STRAGGLER_SHARES[provider] };
}

/** Everything the result depends on beside the input; kept with the run and printed in the report. */
function settingsOf({ embedding, groupingThreshold, weights, minimumPeople, chat }: Config, full: boolean) {
  return {
    full,
    embedding: embedding.provider,
    embeddingModel: embedding.provider === 'openai' ? embedding.model : 'tfidf-hash',
    ...groupingThresholds(embedding.provider, groupingThreshold),
    neighbours: NEIGHBOURS,
    weights,
    minimumPeople,
    titleModel: chat?.model ?? null,
  };
}

function textsOf(asks: readonly LoadedAsk[], chosen: readonly number[]): string[] {
  const wanted = new Set(chosen);
  return asks.filter(({ askId }) => wanted.has(askId)).map(({ title, text }) => `${title}\n${text}`);
}
