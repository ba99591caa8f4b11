/**
 * Groups points by average-linkage agglomeration over a nearest-neighbour graph.
 *
 *   sim(A, B) = (ΣA · ΣB) / (|A| |B|)
 *
 * is exactly the mean product over all pairs of members when vectors have unit length, so two groups are
 * compared in O(d) whatever their size (UPGMA: Sokal & Michener 1958; sums of vectors instead of a matrix:
 * Day & Edelsbrunner, J. Classif. 1984). Only pairs of groups with an edge of the graph between them are
 * candidates; the best pair merges until none reaches the threshold, which therefore means: the average
 * similarity inside an issue. No seed, no number of groups, no chance.
 *
 * The average over all pairs falls as a group grows and its voices differ, so what is said about one matter in yet
 * other words stays outside a large group. A last pass lets such stragglers in: a group of few points joins the
 * large one that it is most similar to, at a lower threshold, if most of its nearest neighbours are there too. It may
 * be less similar still if many features carry what they share: the name of a place alone is few.
 *
 * What people decided enters as constraints: points that must be together start as one group, groups with
 * two identities or on two sides of an "apart" never merge.
 */
import type { Vectors } from '../domain/vector.ts';
import { dotProduct } from './dot-product.ts';
import type { NeighbourLists } from './neighbours/neighbour-lists.ts';
import { PairQueue } from './pair-queue.ts';

export type LinkInput = {
  /** n unit vectors. */
  readonly vectors: Vectors;
  /** Of the first q ≤ n points. */
  readonly neighbours: NeighbourLists;
  /** Disjoint sets of points that start as one group; other points start alone. */
  readonly together: readonly (readonly number[])[];
  /** One per set of `together`: groups with two different identities never merge; null = none. */
  readonly identities: readonly (number | null)[];
  /** Pairs that merge first unless a constraint forbids it: copies of one text. */
  readonly alike: readonly (readonly [number, number])[];
  /** No point of `left` shares a group with a point of `right`. */
  readonly apart: readonly { readonly left: readonly number[]; readonly right: readonly number[] }[];
  /** Lowest average similarity at which two groups merge, above 0. */
  readonly threshold: number;
  /** Lowest average similarity at which a straggler joins a large group, less if broad; `threshold` = none does. */
  readonly stragglerThreshold: number;
  /** No merge makes a group of more points than this: the guard against one giant group. */
  readonly mostPoints: number;
};

export type LinkResult = {
  /** Point → group, numbered from 0 in the order of each group's smallest point. */
  readonly groups: Int32Array;
  readonly groupCount: number;
  /** Merges that the threshold allowed and a constraint forbade. */
  readonly refused: { readonly identity: number; readonly apart: number; readonly size: number };
};

/** Points of a straggler at most, of a large group at least. */
const STRAGGLER_MOST = 3;
const LARGE_FEWEST = 20;
/** Share of a straggler's nearest neighbours that the large group holds at least. */
const LEAST_NEIGHBOUR_SHARE = 0.5;
/** Share of the straggler threshold that is enough when at least so many features carry the similarity. */
const BROAD_SHARE = 0.6;
const LEAST_BREADTH = 15;

/** O(e log e · d) for e edges; 100,000 points × 20 neighbours take about 20 s and twice the vectors' memory. */
export function linkAsks(input: LinkInput): LinkResult {
  const { threshold } = input;
  if (!(threshold > 0)) throw new RangeError(`threshold must be above 0, got ${threshold}`);
  const forest = new Forest(input);
  const queue = new PairQueue();
  const refused = { identity: 0, apart: 0, size: 0 };
  for (const [left, right] of input.alike) forest.mergeUnlessForbidden(left, right);
  for (const group of forest.leaders()) enqueueNeighbours(forest, queue, group, threshold, true);

  for (let pair = queue.pop(); pair !== undefined; pair = queue.pop()) {
    if (!forest.isCurrent(pair.left, pair.right, pair.stamp)) continue;
    const reason = forest.forbids(pair.left, pair.right);
    if (reason !== null) {
      refused[reason]++;
      continue;
    }
    const merged = forest.merge(pair.left, pair.right);
    enqueueNeighbours(forest, queue, merged, threshold, false);
  }
  gatherStragglers(forest, input);
  return { ...forest.numberGroups(), refused };
}

/**
 * A straggler belongs where most of its nearest neighbours are: a small matter of its own has them in many groups.
 * All joins are chosen before the first is made, so the order of the points does not matter.
 */
function gatherStragglers(forest: Forest, { neighbours, threshold, stragglerThreshold }: LinkInput): void {
  if (stragglerThreshold >= threshold) return;
  const joins = forest.leaders().flatMap((group) => {
    if (forest.size(group) > STRAGGLER_MOST || forest.hasIdentity(group)) return [];
    const large = nearestLarge(forest, group, stragglerThreshold);
    return large === null ? [] : [{ group, large }];
  });
  const shares = neighbourShares(
    forest,
    neighbours,
    new Map(joins.map(({ group, large }) => [group, large])),
  );
  for (const { group, large } of joins) {
    // Two stragglers of one group may be apart from each other, or overfill it together.
    if ((shares.get(group) ?? 0) >= LEAST_NEIGHBOUR_SHARE) forest.mergeUnlessForbidden(group, large);
  }
}

/** The most similar of the large groups that it is similar enough to, and not forbidden to join. */
function nearestLarge(forest: Forest, group: number, stragglerThreshold: number): number | null {
  const large = forest
    .neighboursOf(group)
    .filter((other) => forest.size(other) >= LARGE_FEWEST && forest.forbids(group, other) === null)
    .map((other) => ({ other, similarity: forest.similarity(group, other) }))
    .filter(
      ({ other, similarity }) => similarity >= leastSimilarity(forest, group, other, stragglerThreshold),
    )
    .toSorted((a, b) => b.similarity - a.similarity || a.other - b.other);
  return large[0]?.other ?? null;
}

/** Another problem at the same place shares its name and little else; the same problem shares a bit of everything. */
function leastSimilarity(forest: Forest, group: number, other: number, stragglerThreshold: number): number {
  const broad = forest.breadth(group, other) >= LEAST_BREADTH;
  return broad ? BROAD_SHARE * stragglerThreshold : stragglerThreshold;
}

/** Straggler → share of its points' neighbours outside it that are in its large group. */
function neighbourShares(
  forest: Forest,
  { k, counts, indexes }: NeighbourLists,
  largeOf: ReadonlyMap<number, number>,
): Map<number, number> {
  const votes = new Map<number, { inside: number; all: number }>();
  for (let point = 0; point < counts.length; point++) {
    const group = forest.groupOf(point);
    const large = largeOf.get(group);
    if (large === undefined) continue;
    const vote = votes.get(group) ?? { inside: 0, all: 0 };
    for (let i = 0; i < (counts[point] as number); i++) {
      const other = forest.groupOf(indexes[point * k + i] as number);
      if (other !== group) vote.all++;
      if (other === large) vote.inside++;
    }
    votes.set(group, vote);
  }
  return new Map([...votes].map(([group, { inside, all }]) => [group, inside / Math.max(1, all)]));
}

function enqueueNeighbours(
  forest: Forest,
  queue: PairQueue,
  group: number,
  threshold: number,
  upwardOnly: boolean,
): void {
  for (const other of forest.neighboursOf(group)) {
    if (upwardOnly && other < group) continue;
    const similarity = forest.similarity(group, other);
    if (similarity < threshold) continue;
    const left = Math.min(group, other);
    const right = Math.max(group, other);
    queue.push(similarity, left, right, forest.stamp(left, right));
  }
}

/** The groups so far: each is named by one of its points, whose row of `sums` holds the group's sum. */
class Forest {
  readonly #dimensions: number;
  readonly #sums: Float32Array;
  readonly #parents: Int32Array;
  readonly #sizes: Int32Array;
  /** Grows with each merge; a candidate is out of date when one of its groups has grown since. */
  readonly #ages: Int32Array;
  readonly #edges: (number[] | null)[];
  readonly #identities = new Map<number, number>();
  /** Group → marks; 2 · rule + side. A group may not have both sides of a rule. */
  readonly #marks = new Map<number, Set<number>>();
  readonly #seen: Int32Array;
  readonly #mostPoints: number;

  constructor({ vectors, neighbours, together, identities, apart, mostPoints }: LinkInput) {
    const points = vectors.data.length / vectors.dimensions;
    this.#dimensions = vectors.dimensions;
    this.#sums = vectors.data.slice();
    this.#parents = Int32Array.from({ length: points }, (_, point) => point);
    this.#sizes = new Int32Array(points).fill(1);
    this.#ages = new Int32Array(points);
    this.#seen = new Int32Array(points).fill(-1);
    this.#mostPoints = mostPoints;
    this.#edges = symmetricEdges(neighbours, points);
    for (const [rule, { left, right }] of apart.entries()) {
      for (const point of left) this.#mark(point, 2 * rule);
      for (const point of right) this.#mark(point, 2 * rule + 1);
    }
    for (const [index, points] of together.entries()) this.#plant(points, identities[index] ?? null);
  }

  leaders(): number[] {
    return [...this.#parents.keys()].filter((point) => this.#parents[point] === point);
  }

  groupOf(point: number): number {
    return this.#find(point);
  }

  size(group: number): number {
    return this.#sizes[group] as number;
  }

  hasIdentity(group: number): boolean {
    return this.#identities.has(group);
  }

  similarity(left: number, right: number): number {
    const d = this.#dimensions;
    const product = dotProduct(this.#sums, left * d, this.#sums, right * d, d);
    return product / ((this.#sizes[left] as number) * (this.#sizes[right] as number));
  }

  /**
   * How many features would carry the similarity if each carried the same: (Σc)² / Σc² over their products c, which
   * is Kish's effective sample size (Survey Sampling, 1965). Sizes and lengths cancel out.
   */
  breadth(left: number, right: number): number {
    const d = this.#dimensions;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < d; i++) {
      const product = (this.#sums[left * d + i] as number) * (this.#sums[right * d + i] as number);
      sum += product;
      squares += product * product;
    }
    return squares === 0 ? 0 : (sum * sum) / squares;
  }

  /** The groups that share an edge with this one, each once. Tidies the group's list on the way. */
  neighboursOf(group: number): readonly number[] {
    const kept: number[] = [];
    this.#seen[group] = group;
    for (const point of this.#edges[group] ?? []) {
      const other = this.#find(point);
      if (this.#seen[other] === group) continue;
      this.#seen[other] = group;
      kept.push(other);
    }
    // The mark is this group's own number; a later visit must start clean.
    for (const other of kept) this.#seen[other] = -1;
    this.#seen[group] = -1;
    this.#edges[group] = kept;
    return kept;
  }

  stamp(left: number, right: number): number {
    return (this.#ages[left] as number) * 2 ** 26 + (this.#ages[right] as number);
  }

  isCurrent(left: number, right: number, stamp: number): boolean {
    const alive = this.#parents[left] === left && this.#parents[right] === right;
    return alive && this.stamp(left, right) === stamp;
  }

  forbids(left: number, right: number): 'identity' | 'apart' | 'size' | null {
    const mine = this.#identities.get(left);
    const theirs = this.#identities.get(right);
    if (mine !== undefined && theirs !== undefined && mine !== theirs) return 'identity';
    if (this.#clash(left, right)) return 'apart';
    const size = (this.#sizes[left] as number) + (this.#sizes[right] as number);
    return size > this.#mostPoints ? 'size' : null;
  }

  /** @returns the group that holds both now. */
  merge(left: number, right: number): number {
    const larger = (this.#edges[left]?.length ?? 0) >= (this.#edges[right]?.length ?? 0) ? left : right;
    const smaller = larger === left ? right : left;
    const d = this.#dimensions;
    for (let i = 0; i < d; i++) {
      this.#sums[larger * d + i] =
        (this.#sums[larger * d + i] as number) + (this.#sums[smaller * d + i] as number);
    }
    this.#sizes[larger] = (this.#sizes[larger] as number) + (this.#sizes[smaller] as number);
    this.#ages[larger] = (this.#ages[larger] as number) + 1;
    this.#parents[smaller] = larger;
    this.#edges[larger]?.push(...(this.#edges[smaller] ?? []));
    this.#edges[smaller] = null;
    this.#inherit(larger, smaller);
    return larger;
  }

  mergeUnlessForbidden(one: number, other: number): void {
    const left = this.#find(one);
    const right = this.#find(other);
    if (left !== right && this.forbids(left, right) === null) this.merge(left, right);
  }

  numberGroups(): { groups: Int32Array; groupCount: number } {
    const numbers = new Map<number, number>();
    const groups = Int32Array.from(this.#parents, (_, point) => {
      const leader = this.#find(point);
      const number = numbers.get(leader) ?? numbers.size;
      numbers.set(leader, number);
      return number;
    });
    return { groups, groupCount: numbers.size };
  }

  #plant(points: readonly number[], identity: number | null): void {
    const [first, ...rest] = points;
    if (first === undefined) return;
    let group = this.#find(first);
    for (const point of rest) {
      const other = this.#find(point);
      if (other !== group) group = this.merge(group, other);
    }
    if (identity !== null) this.#identities.set(group, identity);
  }

  #mark(point: number, mark: number): void {
    const marks = this.#marks.get(point) ?? new Set<number>();
    marks.add(mark);
    this.#marks.set(point, marks);
  }

  #clash(left: number, right: number): boolean {
    const mine = this.#marks.get(left);
    const theirs = this.#marks.get(right);
    if (mine === undefined || theirs === undefined) return false;
    const [fewer, more] = mine.size <= theirs.size ? [mine, theirs] : [theirs, mine];
    for (const mark of fewer) if (more.has(mark ^ 1)) return true;
    return false;
  }

  #inherit(larger: number, smaller: number): void {
    const identity = this.#identities.get(smaller);
    if (identity !== undefined) this.#identities.set(larger, identity);
    const marks = this.#marks.get(smaller);
    if (marks !== undefined) for (const mark of marks) this.#mark(larger, mark);
  }

  #find(point: number): number {
    let leader = point;
    while (this.#parents[leader] !== leader) leader = this.#parents[leader] as number;
    for (let step = point; step !== leader; ) {
      const next = this.#parents[step] as number;
      this.#parents[step] = leader;
      step = next;
    }
    return leader;
  }
}

/** An edge counts for both ends, whoever listed it. */
function symmetricEdges({ k, counts, indexes }: NeighbourLists, points: number): number[][] {
  const edges: number[][] = Array.from({ length: points }, () => []);
  for (let point = 0; point < counts.length; point++) {
    for (let i = 0; i < (counts[point] as number); i++) {
      const other = indexes[point * k + i] as number;
      edges[point]?.push(other);
      edges[other]?.push(point);
    }
  }
  return edges;
}
