/**
 * What two replies say differently, for showing them side by side.
 *
 * The greedy shortest-edit script of Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986),
 * over characters (runs of digits count as one, so that 2023 and 2024 differ as a whole). Between two differences
 * a few characters that happen to be the same are taken as different too: 的 alone says nothing.
 */

export type Piece = { readonly text: string; readonly isSame: boolean };
export type Difference = { readonly left: readonly Piece[]; readonly right: readonly Piece[] };

const SHORTEST_SAME = 3;
/** More edits than this are two different texts, and marking all of it would say nothing. */
const MOST_EDITS = 1500;

/** @returns both texts in pieces whose concatenation is the text itself. */
export function diffTexts(left: string, right: string): Difference {
  const [a, b] = [tokensOf(left), tokensOf(right)];
  const matches = longRuns(matchTokens(a, b));
  return {
    left: piecesOf(a, new Set(matches.map(([at]) => at))),
    right: piecesOf(b, new Set(matches.map(([, at]) => at))),
  };
}

/** 0 to 1: the share of characters that are the same in both, of all characters of both. */
export function sameShare({ left, right }: Difference): number {
  const pieces = [...left, ...right];
  const length = (some: readonly Piece[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  return pieces.length === 0 ? 1 : length(pieces.filter(({ isSame }) => isSame)) / length(pieces);
}

const tokensOf = (text: string): string[] => text.match(/\d+|[\s\S]/gu) ?? [];

type Match = readonly [number, number];

/** Pairs of positions of equal tokens, ascending in both. Empty when the texts have too little in common. */
function matchTokens(a: readonly string[], b: readonly string[]): Match[] {
  const most = Math.min(a.length + b.length, MOST_EDITS);
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(new Map(furthest));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = startOf(furthest, diagonal, edits);
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      furthest.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return walkBack(trace, a.length, b.length);
    }
  }
  return [];
}

const isDown = (furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean =>
  diagonal === -edits ||
  (diagonal !== edits && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1));

function startOf(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): number {
  return isDown(furthest, diagonal, edits)
    ? (furthest.get(diagonal + 1) ?? 0)
    : (furthest.get(diagonal - 1) ?? 0) + 1;
}

function walkBack(trace: readonly ReadonlyMap<number, number>[], endX: number, endY: number): Match[] {
  const matches: Match[] = [];
  let [x, y] = [endX, endY];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const from = isDown(furthest, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const startX = edits === 0 ? 0 : (furthest.get(from) ?? 0);
    const startY = edits === 0 ? 0 : startX - from;
    while (x > startX && y > startY && x > 0 && y > 0) matches.push([--x, --y]);
    [x, y] = [startX, startY];
  }
  return matches.toReversed();
}

/** Without the runs of equal tokens that are too short to say anything. */
function longRuns(matches: readonly Match[]): Match[] {
  const runs: Match[][] = [];
  for (const match of matches) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && match[0] === last[0] + 1 && match[1] === last[1] + 1) run.push(match);
    else runs.push([match]);
  }
  return runs.filter((run) => run.length >= SHORTEST_SAME).flat();
}

function piecesOf(tokens: readonly string[], same: ReadonlySet<number>): Piece[] {
  const pieces: { text: string; isSame: boolean }[] = [];
  tokens.forEach((text, index) => {
    const isSame = same.has(index);
    const last = pieces.at(-1);
    if (last?.isSame === isSame) last.text += text;
    else pieces.push({ text, isSame });
  });
  return pieces;
}
