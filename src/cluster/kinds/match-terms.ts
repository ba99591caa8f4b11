/**
 * Many words found in one pass over a text (Aho–Corasick): linear in the text, whatever the number of words.
 */
export type TermMatch = {
  /** Index into the list the matcher was compiled from. */
  readonly term: number;
  /** UTF-16 offsets, start < end. */
  readonly start: number;
  readonly end: number;
};

export type TermMatcher = {
  readonly terms: readonly string[];
  /** node × 65,536 + UTF-16 unit → node; 0 is the root. */
  readonly next: ReadonlyMap<number, number>;
  /** Node of the longest proper suffix that is also a prefix of some term. */
  readonly failure: Int32Array;
  /** Term that ends exactly here, or -1. */
  readonly ending: Int32Array;
  /** Nearest node along the failure links where a term ends, or 0. */
  readonly shorter: Int32Array;
};

const UNITS = 65_536;

/** Terms must be distinct and not empty. */
export function compileMatcher(terms: readonly string[]): TermMatcher {
  const trie = growTrie(terms);
  const size = trie.ending.length;
  const failure = new Int32Array(size);
  const shorter = new Int32Array(size);
  const ending = Int32Array.from(trie.ending);
  // Nodes of one depth come before deeper ones, so a node's failure target is ready before the node.
  for (const node of nodesByDepth(trie.depth)) {
    const parent = trie.parent[node] ?? 0;
    const unit = trie.unit[node] ?? 0;
    const link = parent === 0 ? 0 : follow(trie.next, failure, failure[parent] ?? 0, unit);
    failure[node] = link;
    shorter[node] = (ending[link] ?? -1) >= 0 ? link : (shorter[link] ?? 0);
  }
  return { terms, next: trie.next, failure, ending, shorter };
}

/** Every occurrence of every term, by end, longest first. */
export function findTerms(matcher: TermMatcher, text: string): TermMatch[] {
  const { terms, next, failure, ending, shorter } = matcher;
  const found: TermMatch[] = [];
  let node = 0;
  for (let position = 0; position < text.length; position += 1) {
    node = follow(next, failure, node, text.charCodeAt(position));
    let at = (ending[node] ?? -1) >= 0 ? node : (shorter[node] ?? 0);
    while (at !== 0) {
      const term = ending[at] ?? 0;
      found.push({ term, start: position + 1 - (terms[term] ?? '').length, end: position + 1 });
      at = shorter[at] ?? 0;
    }
  }
  return found;
}

/**
 * Without the matches that lie inside a longer one: 电梯 says nothing of its own inside 加装电梯.
 * Expects the order of findTerms and keeps it.
 */
export function withoutContained(matches: readonly TermMatch[]): TermMatch[] {
  const kept: TermMatch[] = [];
  let earliest = Number.POSITIVE_INFINITY;
  // From the right: a match is inside another one exactly if one that ends no earlier starts no later.
  for (let index = matches.length - 1; index >= 0; index -= 1) {
    const match = matches[index];
    if (!match) continue;
    const longest = matches[index - 1]?.end !== match.end;
    if (longest && match.start < earliest) kept.push(match);
    if (longest) earliest = Math.min(earliest, match.start);
  }
  return kept.reverse();
}

type Trie = {
  next: Map<number, number>;
  parent: number[];
  unit: number[];
  depth: number[];
  ending: number[];
};

function growTrie(terms: readonly string[]): Trie {
  const trie: Trie = { next: new Map(), parent: [0], unit: [0], depth: [0], ending: [-1] };
  for (const [term, text] of terms.entries()) {
    if (text === '') throw new RangeError('a term is empty');
    let node = 0;
    for (let position = 0; position < text.length; position += 1) {
      node = childOf(trie, node, text.charCodeAt(position));
    }
    if (trie.ending[node] !== -1) throw new RangeError(`term ${term} is listed twice`);
    trie.ending[node] = term;
  }
  return trie;
}

function childOf(trie: Trie, node: number, unit: number): number {
  const key = node * UNITS + unit;
  const known = trie.next.get(key);
  if (known !== undefined) return known;
  const child = trie.ending.length;
  trie.next.set(key, child);
  trie.parent.push(node);
  trie.unit.push(unit);
  trie.depth.push((trie.depth[node] ?? 0) + 1);
  trie.ending.push(-1);
  return child;
}

function nodesByDepth(depth: readonly number[]): number[] {
  const nodes = depth.map((_, node) => node).slice(1);
  return nodes.sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0) || a - b);
}

function follow(next: ReadonlyMap<number, number>, failure: Int32Array, from: number, unit: number): number {
  let node = from;
  for (;;) {
    const child = next.get(node * UNITS + unit);
    if (child !== undefined) return child;
    if (node === 0) return 0;
    node = failure[node] ?? 0;
  }
}
