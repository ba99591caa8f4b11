/**
 * Groups the asks of a run into issues: what the pipeline calls between vectors and names.
 *
 * Asks with the same text are one point, unless a decision names them. A full grouping starts from nothing but what people decided. An
 * increment starts from the issues there are: new points join them or each other, and no two issues merge.
 * An issue whose members a decision moves about is taken apart first, so that it too obeys.
 */
import type { Vectors } from '../domain/vector.ts';
import { collapseVoices } from './collapse-voices.ts';
import { dotProduct } from './dot-product.ts';
import { linkAsks } from './link-asks.ts';
import type { NeighbourLists } from './neighbours/neighbour-lists.ts';
import type { Constraints } from './read-constraints.ts';

export type PointedAsk = {
  readonly askId: number;
  /** Equal for asks of the same text. */
  readonly textHash: string;
  /** The ask's own words, masked. */
  readonly text: string;
  /** The issue it belonged to after the last run; null for a new or unclustered ask. */
  readonly issueId: number | null;
  /** Was there in the last run, in an issue or not. */
  readonly seen: boolean;
};

export type GroupOptions = {
  /** Lowest average similarity inside an issue. */
  readonly threshold: number;
  /** The same for a straggler and a large issue, at most `threshold`. */
  readonly stragglerThreshold: number;
  /** From scratch instead of on top of the last run. */
  readonly full: boolean;
};

export type AskGroup = {
  /** Ascending. */
  readonly askIds: readonly number[];
  readonly pinnedTo: number | null;
};

export type Grouping = {
  /** Groups of at least two asks, or with a pinned one; in the order of the asks given. */
  readonly groups: readonly AskGroup[];
  /** Asks in no group, in the order given. */
  readonly alone: readonly number[];
  /** Ask → average similarity to the other texts of its group, 0 to 1; 1 in a group of one text. */
  readonly similarity: ReadonlyMap<number, number>;
  /** Ask → smallest ask id among its near-identical texts. */
  readonly voice: ReadonlyMap<number, number>;
  /** One unit vector per group, in the order of `groups`: the mean of its texts. */
  readonly centroids: Vectors;
  readonly refused: { readonly identity: number; readonly apart: number; readonly size: number };
};

/** A group may hold this share of all points, but never fewer than FEWEST_CAPPED are refused. */
const LARGEST_SHARE = 0.1;
const FEWEST_CAPPED = 200;

/**
 * @param asks in an order that does not depend on ids (source, source id, ordinal): ties go by it.
 * @param vectorsOf text hashes → their unit vectors, in that order; a hash may occur twice.
 * @param search the neighbour search; points to find neighbours for come first.
 */
export async function groupAsks(
  asks: readonly PointedAsk[],
  vectorsOf: (hashes: readonly string[]) => Promise<Vectors>,
  search: (vectors: Vectors, queries: number) => Promise<NeighbourLists>,
  constraints: Constraints,
  options: GroupOptions,
): Promise<Grouping> {
  const kept = options.full ? new Set<number>() : undisturbedIssues(asks, constraints);
  const points = readPoints(asks, kept, constraints, options.full);
  const vectors = await vectorsOf(points.map(({ textHash }) => textHash));
  const neighbours = await search(vectors, points.filter(({ query }) => query).length);
  const pointOf = new Map(
    points.flatMap(({ askIds }, point) => askIds.map((askId) => [askId, point] as const)),
  );
  const voices = collapseVoices(
    points.map(({ text }) => text),
    neighbours,
  );
  const seeds = readSeeds(points, kept, constraints, pointOf);
  const { groups, refused } = linkAsks({
    vectors,
    neighbours,
    together: seeds.map((seed) => seed.points),
    identities: seeds.map((seed) => seed.identity),
    alike: [...voices].flatMap((voice, point) => (voice === point ? [] : [[voice, point] as const])),
    apart: constraints.apart.map(({ left, right }) => ({
      left: pointsOf(left, pointOf),
      right: pointsOf(right, pointOf),
    })),
    threshold: options.threshold,
    stragglerThreshold: options.stragglerThreshold,
    mostPoints: Math.max(FEWEST_CAPPED, Math.floor(points.length * LARGEST_SHARE)),
  });
  return describeGroups(asks, points, groups, voices, vectors, constraints, refused);
}

type Point = {
  readonly textHash: string;
  readonly text: string;
  readonly askIds: number[];
  /** Needs neighbours: new, or of an issue that was taken apart. */
  query: boolean;
  /** The issue that starts with it. */
  issueId: number | null;
};

/** Points to find neighbours for first, each part in the order of the asks. */
function readPoints(
  asks: readonly PointedAsk[],
  kept: ReadonlySet<number>,
  { together, apart }: Constraints,
  full: boolean,
): Point[] {
  // Copies of one text may be told apart by people, so an ask that a decision names is a point of its own.
  const named = new Set([
    ...together.flatMap(({ askIds }) => askIds),
    ...apart.flatMap(({ left, right }) => [...left, ...right]),
  ]);
  const points = new Map<string, Point>();
  for (const { askId, textHash, text, issueId, seen } of asks) {
    const issue = issueId !== null && kept.has(issueId) ? issueId : null;
    const query = full || !seen || (issueId !== null && issue === null);
    const key = named.has(askId) ? `${textHash}/${askId}` : textHash;
    const point = points.get(key);
    if (point === undefined) points.set(key, { textHash, text, askIds: [askId], query, issueId: issue });
    else {
      point.askIds.push(askId);
      point.issueId ??= issue;
      // One of its asks has neighbours already, or stands in an issue: the text is not new.
      point.query &&= query;
    }
  }
  const all = [...points.values()];
  return [...all.filter(({ query }) => query), ...all.filter(({ query }) => !query)];
}

/** Issues of the last run whose members no decision splits, joins or claims for another issue. */
function undisturbedIssues(asks: readonly PointedAsk[], { together, apart }: Constraints): Set<number> {
  const issueOf = new Map(asks.map(({ askId, issueId }) => [askId, issueId]));
  const kept = new Set(asks.flatMap(({ issueId }) => issueId ?? []));
  for (const { askIds, issueId } of together) {
    const issues = new Set(askIds.filter((askId) => issueOf.has(askId)).map((askId) => issueOf.get(askId)));
    const settled = issues.size === 1 && (issueId === null || issues.has(issueId));
    if (!settled) for (const issue of issues) if (issue != null) kept.delete(issue);
  }
  for (const { left, right } of apart) {
    const issues = new Set(left.map((askId) => issueOf.get(askId)));
    for (const askId of right) {
      const issue = issueOf.get(askId);
      if (issue != null && issues.has(issue)) kept.delete(issue);
    }
  }
  return kept;
}

type Seed = { readonly points: readonly number[]; readonly identity: number | null };

/** Issues that go on, and what people put together; sets that share a point become one. */
function readSeeds(
  points: readonly Point[],
  kept: ReadonlySet<number>,
  { together }: Constraints,
  pointOf: ReadonlyMap<number, number>,
): Seed[] {
  const issues = new Map<number, number[]>([...kept].map((issueId) => [issueId, []]));
  for (const [point, { issueId }] of points.entries()) if (issueId !== null) issues.get(issueId)?.push(point);
  const decided = together.map(({ askIds, issueId }) => ({
    points: pointsOf(askIds, pointOf),
    identity: issueId,
  }));
  return [...[...issues].map(([identity, members]) => ({ points: members, identity })), ...decided].filter(
    (seed) => seed.points.length > 0,
  );
}

function pointsOf(askIds: readonly number[], pointOf: ReadonlyMap<number, number>): number[] {
  // Asks of records that are gone say nothing any more.
  return [...new Set(askIds.flatMap((askId) => pointOf.get(askId) ?? []))];
}

function describeGroups(
  asks: readonly PointedAsk[],
  points: readonly Point[],
  groups: Int32Array,
  voices: Int32Array,
  vectors: Vectors,
  { together }: Constraints,
  refused: Grouping['refused'],
): Grouping {
  const pinnedTo = new Map(
    together.flatMap(({ askIds, issueId }) =>
      issueId === null ? [] : askIds.map((id) => [id, issueId] as const),
    ),
  );
  const groupOf = new Map(
    points.flatMap(({ askIds }, point) => askIds.map((id) => [id, groups[point] as number] as const)),
  );
  const members = new Map<number, number[]>();
  for (const { askId } of asks) {
    const group = groupOf.get(askId) as number;
    const inGroup = members.get(group);
    if (inGroup) inGroup.push(askId);
    else members.set(group, [askId]);
  }
  const all = [...members.values()].map((askIds) => ({
    askIds: askIds.toSorted((a, b) => a - b),
    pinnedTo: askIds.map((askId) => pinnedTo.get(askId)).find((issueId) => issueId !== undefined) ?? null,
  }));
  const isIssue = (group: AskGroup) => group.askIds.length > 1 || group.pinnedTo !== null;
  const alone = new Set(all.filter((group) => !isIssue(group)).flatMap(({ askIds }) => askIds));
  const kept = all.filter(isIssue);
  const sums = sumGroups(groups, vectors);
  return {
    groups: kept,
    alone: asks.map(({ askId }) => askId).filter((askId) => alone.has(askId)),
    similarity: measureSimilarity(points, groups, vectors, sums),
    voice: nameVoices(points, voices),
    centroids: centroidsOf(
      kept.map(({ askIds }) => groupOf.get(askIds[0] as number) as number),
      sums,
      vectors.dimensions,
    ),
    refused,
  };
}

type GroupSums = ReadonlyMap<number, { readonly points: number; readonly sum: Float32Array }>;

function sumGroups(groups: Int32Array, { data, dimensions }: Vectors): GroupSums {
  const sums = new Map<number, { points: number; sum: Float32Array }>();
  for (const [point, group] of groups.entries()) {
    const known = sums.get(group);
    const row = data.subarray(point * dimensions, (point + 1) * dimensions);
    if (known === undefined) {
      sums.set(group, { points: 1, sum: row.slice() });
      continue;
    }
    known.points++;
    for (let i = 0; i < dimensions; i++) known.sum[i] = (known.sum[i] as number) + (row[i] as number);
  }
  return sums;
}

/** sim(i, G∖i) = (x_i · Σ_G − 1) / (|G| − 1), over distinct texts. */
function measureSimilarity(
  points: readonly Point[],
  groups: Int32Array,
  { data, dimensions }: Vectors,
  sums: GroupSums,
): Map<number, number> {
  const similarity = new Map<number, number>();
  for (const [point, { askIds }] of points.entries()) {
    const group = sums.get(groups[point] as number);
    const others = (group?.points ?? 1) - 1;
    const product = group && others > 0 ? dotProduct(group.sum, 0, data, point * dimensions, dimensions) : 0;
    const average = others > 0 ? (product - 1) / others : 1;
    for (const askId of askIds) similarity.set(askId, Math.min(1, Math.max(0, average)));
  }
  return similarity;
}

function centroidsOf(groups: readonly number[], sums: GroupSums, dimensions: number): Vectors {
  const data = new Float32Array(groups.length * dimensions);
  for (const [row, group] of groups.entries()) {
    const sum = sums.get(group)?.sum ?? new Float32Array(dimensions);
    const length = Math.sqrt(dotProduct(sum, 0, sum, 0, dimensions)) || 1;
    for (let i = 0; i < dimensions; i++) data[row * dimensions + i] = (sum[i] as number) / length;
  }
  return { data, dimensions };
}

function nameVoices(points: readonly Point[], voices: Int32Array): Map<number, number> {
  const smallest = new Map<number, number>();
  for (const [point, { askIds }] of points.entries()) {
    const voice = voices[point] as number;
    smallest.set(voice, Math.min(smallest.get(voice) ?? Number.POSITIVE_INFINITY, ...askIds));
  }
  return new Map(
    points.flatMap(({ askIds }, point) =>
      askIds.map((askId) => [askId, smallest.get(voices[point] as number) as number] as const),
    ),
  );
}
