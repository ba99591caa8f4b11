import { answerClauses } from './strip-boilerplate.ts';

export type YearlyReply = {
  readonly recordId: number;
  /** Year the suggestion counts for. */
  readonly year: number;
  /** Masked answer text. */
  readonly reply: string;
};

export type SameAnswer = {
  /** By year, then id; at least two different years. */
  readonly recordIds: readonly number[];
  /** Smallest similarity that still holds the chain together, 0 to 1. */
  readonly similarity: number;
  /** Longest passage that the oldest reply shares with the newest: UTF-16 span of the oldest reply. */
  readonly excerpt: { readonly recordId: number; readonly start: number; readonly end: number };
};

/** Share of the letters that the other answer covers, from which two answers count as the same. */
export const SAME_ANSWER_SIMILARITY = 0.75;
/** A clause is covered when at least this share of its character pairs stands in the other answer. */
const COVERED_CLAUSE = 0.4;
/** Pairs that share fewer three-character runs (Dice) are not looked at closely. */
const WORTH_COMPARING = 0.2;

type Answer = YearlyReply & {
  readonly hollow: boolean;
  readonly clauses: readonly string[];
  readonly pairs: ReadonlySet<string>;
  readonly shingles: ReadonlySet<string>;
};
type Link = { readonly first: number; readonly second: number; readonly similarity: number };

/**
 * 历年同答: chains of replies of different years that say nearly the same. Give it the replies of one kind;
 * replies of one year alone (one answer to merged suggestions) never make a chain. Order of the input does
 * not matter. Definition: letter form, titles, law articles and numbers removed, the rest cut into clauses;
 * a clause is covered when 40 % of its character pairs stand in the other answer; the similarity is the
 * smaller of both answers' covered shares. One new promise beside an old opening therefore breaks it, and a
 * light rewording does not. Chains are the connected groups of pairs of different years.
 */
export function findSameAnswers(
  replies: readonly YearlyReply[],
  minimum: number = SAME_ANSWER_SIMILARITY,
): SameAnswer[] {
  const answers = [...replies]
    .sort((a, b) => a.year - b.year || a.recordId - b.recordId)
    .map(prepare)
    .filter(({ clauses }) => clauses.length > 0);
  return connected(answers.length, similarPairs(answers, minimum)).map(({ members, similarity }) =>
    describeChain(
      members.flatMap((member) => answers[member] ?? []),
      similarity,
    ),
  );
}

function prepare(reply: YearlyReply): Answer {
  const { hollow, clauses } = answerClauses(reply.reply);
  const text = clauses.join('');
  return { ...reply, hollow, clauses, pairs: runsOf(text, 2), shingles: runsOf(text, 3) };
}

function runsOf(text: string, length: number): Set<string> {
  const runs = new Set<string>();
  for (let at = 0; at + length <= text.length; at += 1) runs.add(text.slice(at, at + length));
  return runs;
}

function similarPairs(answers: readonly Answer[], minimum: number): Link[] {
  const holders = new Map<string, number[]>();
  const links: Link[] = [];
  for (const [second, answer] of answers.entries()) {
    for (const [first, shared] of countShared(holders, answer.shingles, second)) {
      const other = answers[first];
      if (!other || other.year === answer.year || other.hollow !== answer.hollow) continue;
      if ((2 * shared) / (other.shingles.size + answer.shingles.size) < WORTH_COMPARING) continue;
      const similarity = Math.min(coveredShare(answer, other), coveredShare(other, answer));
      if (similarity >= minimum) links.push({ first, second, similarity });
    }
  }
  return links;
}

/** Adds `second` to the index and returns how many runs each earlier answer shares with it. */
function countShared(
  holders: Map<string, number[]>,
  shingles: ReadonlySet<string>,
  second: number,
): Map<number, number> {
  const common = new Map<number, number>();
  for (const shingle of shingles) {
    const earlier = holders.get(shingle) ?? [];
    for (const first of earlier) common.set(first, (common.get(first) ?? 0) + 1);
    earlier.push(second);
    holders.set(shingle, earlier);
  }
  return common;
}

function coveredShare(answer: Answer, other: Answer): number {
  let covered = 0;
  let all = 0;
  for (const clause of answer.clauses) {
    const pairs = runsOf(clause, 2);
    let shared = 0;
    for (const pair of pairs) if (other.pairs.has(pair)) shared += 1;
    all += clause.length;
    if (shared >= COVERED_CLAUSE * pairs.size) covered += clause.length;
  }
  return all === 0 ? 0 : covered / all;
}

function connected(size: number, links: readonly Link[]): { members: number[]; similarity: number }[] {
  const parent = Array.from({ length: size }, (_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  const weakest = new Map<number, number>();
  // Strongest first: the link that joins two parts last is the weakest one the chain needs.
  for (const { first, second, similarity } of [...links].sort(byStrength)) {
    const [a, b] = [rootOf(first), rootOf(second)];
    if (a === b) continue;
    parent[Math.max(a, b)] = Math.min(a, b);
    weakest.set(Math.min(a, b), similarity);
  }
  const groups = new Map<number, number[]>();
  for (let index = 0; index < size; index += 1) {
    const root = rootOf(index);
    groups.set(root, [...(groups.get(root) ?? []), index]);
  }
  return [...groups]
    .filter(([, members]) => members.length > 1)
    .map(([root, members]) => ({ members, similarity: weakest.get(root) ?? 1 }));
}

function byStrength(a: Link, b: Link): number {
  return b.similarity - a.similarity || a.first - b.first || a.second - b.second;
}

function describeChain(chain: readonly Answer[], similarity: number): SameAnswer {
  const [oldest] = chain;
  const newest = chain.at(-1);
  if (!oldest || !newest) throw new RangeError('a chain has at least two replies');
  return {
    recordIds: chain.map(({ recordId }) => recordId),
    similarity,
    excerpt: { recordId: oldest.recordId, ...longestCommonPassage(oldest.reply, newest.reply) },
  };
}

/** Longest common substring, as a span of `text`; the first one when several are as long. */
export function longestCommonPassage(text: string, other: string): { start: number; end: number } {
  let best = { start: 0, end: 0 };
  let previous = new Uint32Array(other.length + 1);
  for (let row = 0; row < text.length; row += 1) {
    const current = new Uint32Array(other.length + 1);
    for (let column = 0; column < other.length; column += 1) {
      if (text[row] !== other[column]) continue;
      const length = (previous[column] ?? 0) + 1;
      current[column + 1] = length;
      if (length > best.end - best.start) best = { start: row + 1 - length, end: row + 1 };
    }
    previous = current;
  }
  return best;
}
