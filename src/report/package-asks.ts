/**
 * Which items of different suggestions ask for the same. Pure, and nothing is lost: each item is in exactly one common
 * ask.
 */

export type PlacedAsk = {
  readonly sourceId: string;
  readonly ordinal: number;
  readonly text: string;
};

export type CommonAsk = {
  /** The item that the others are most like: words of a suggestion, not a summary. */
  readonly wording: PlacedAsk;
  /** In the order in which they came; `wording` among them. */
  readonly members: readonly PlacedAsk[];
};

/** Average similarity of character pairs from which two items ask for the same. */
const SAME_ASK = 0.22;

/**
 * Average linkage; two items of one suggestion never ask for the same, since their writer told them apart. About O(n²)
 * for n items.
 *
 * @returns most suggestions first, ties in the order in which they came.
 */
export function groupAsks(asks: readonly PlacedAsk[], minimum: number = SAME_ASK): CommonAsk[] {
  const similarity = similarities(asks);
  return linkGroups(asks, similarity, minimum)
    .map((members) => describeGroup(members, asks, similarity))
    .toSorted((a, b) => b.members.length - a.members.length);
}

type Similarity = { readonly size: number; readonly table: Float64Array };
type Group = { members: number[]; writers: Set<string>; partner: number; mean: number };

function linkGroups(
  asks: readonly PlacedAsk[],
  { size, table }: Similarity,
  minimum: number,
): readonly (readonly number[])[] {
  /** Sums of similarities between groups, at the places of their first members. */
  const sums = Float64Array.from(table);
  const groups = new Map<number, Group>(
    asks.map(({ sourceId }, index) => [
      index,
      { members: [index], writers: new Set([sourceId]), partner: -1, mean: 0 },
    ]),
  );
  const findPartner = (key: number, group: Group) => {
    group.partner = -1;
    group.mean = minimum;
    for (const [other, { members, writers }] of groups) {
      if (other === key) continue;
      const mean = (sums[key * size + other] ?? 0) / (group.members.length * members.length);
      const isBetter = mean > group.mean || (mean === group.mean && group.partner === -1);
      if (isBetter && isDisjoint(writers, group.writers)) {
        group.partner = other;
        group.mean = mean;
      }
    }
  };
  for (const [key, group] of groups) findPartner(key, group);
  for (;;) {
    const best = [...groups].reduce<[number, Group] | null>(
      (most, entry) =>
        entry[1].partner !== -1 && (most === null || entry[1].mean > most[1].mean) ? entry : most,
      null,
    );
    if (best === null) return [...groups.values()].map(({ members }) => members.toSorted((a, b) => a - b));
    const [left, group] = best;
    const right = group.partner;
    const absorbed = groups.get(right);
    if (absorbed === undefined) throw new RangeError('a partner is a group');
    groups.delete(right);
    group.members.push(...absorbed.members);
    for (const writer of absorbed.writers) group.writers.add(writer);
    for (const other of groups.keys()) {
      const sum = (sums[left * size + other] ?? 0) + (sums[right * size + other] ?? 0);
      sums[left * size + other] = sum;
      sums[other * size + left] = sum;
    }
    findPartner(left, group);
    // Average linkage never makes a third group's mean larger than its best so far, so only these look again.
    for (const [key, other] of groups) {
      if (other.partner === left || other.partner === right) findPartner(key, other);
    }
  }
}

function isDisjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of a) if (b.has(one)) return false;
  return true;
}

function describeGroup(
  members: readonly number[],
  asks: readonly PlacedAsk[],
  { size, table }: Similarity,
): CommonAsk {
  const centrality = (member: number) =>
    members.reduce((sum, other) => sum + (other === member ? 0 : (table[member * size + other] ?? 0)), 0);
  const [central = 0] = members.toSorted((a, b) => centrality(b) - centrality(a) || a - b);
  const wording = asks[central];
  if (wording === undefined) throw new RangeError('a group has at least one ask');
  return { wording, members: members.flatMap((index) => asks[index] ?? []) };
}

/** Cosine of the sets of character pairs, of letters and digits only. */
function similarities(asks: readonly PlacedAsk[]): Similarity {
  const pairs = asks.map(({ text }) => characterPairs(text));
  const table = new Float64Array(asks.length * asks.length);
  for (const [i, a] of pairs.entries()) {
    for (let j = i + 1; j < pairs.length; j++) {
      const b = pairs[j] ?? new Set();
      let shared = 0;
      for (const pair of a) if (b.has(pair)) shared++;
      const cosine = shared === 0 ? 0 : shared / Math.sqrt(a.size * b.size);
      table[i * asks.length + j] = cosine;
      table[j * asks.length + i] = cosine;
    }
  }
  return { size: asks.length, table };
}

function characterPairs(text: string): Set<string> {
  const letters = text
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/建议|应当|应该|加强|进一步|有关部门|相关部门/g, '');
  const pairs = new Set<string>();
  for (let at = 0; at + 2 <= letters.length; at++) pairs.add(letters.slice(at, at + 2));
  return pairs;
}
