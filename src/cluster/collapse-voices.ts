/**
 * Near-identical texts are one voice (一声): copies, reposts with another greeting or date, a text sent again
 * with a sentence added. Both counts stay: 原始 312 件, 独立 41 人.
 *
 * Two texts are one voice when what differs stands on one side only, apart from dates, sums of money and
 * greetings, and they share nine tenths of the shorter text's character bigrams. A text in which a name was
 * exchanged differs on both sides and is a voice of its own: the same words about another estate are another
 * matter. The bigrams are those of Broder's resemblance and containment (SEQUENCES 1997) with w = 2.
 */
import type { NeighbourLists } from './neighbours/neighbour-lists.ts';

/** Only pairs of at least this product are compared: near copies measure 0.9 and more. */
const LOWEST_SIMILARITY = 0.7;
const LOWEST_CONTAINMENT = 0.9;
/** One mistyped character makes two other bigrams. */
const MOST_EXCHANGED = 2;
const SHORTEST_TEXT = 12;

const CHANGEABLE =
  /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}月\d{1,2}[日号]|\d{1,2}[:：点时]\d{0,2}分?|\d+(?:\.\d+)?(?:万|千|百)?元|\d{6,}|尊敬的[\p{Script=Han}]{1,6}[:：,，!！]|您好|你好|谢谢|感谢|敬礼|此致/gu;
const SEPARATORS = /[^\p{L}\p{N}]/gu;

/**
 * @param texts the asks' own words, without the title, which reposts exchange freely; one per point.
 * @param neighbours of all points.
 * @returns point → voice, named by its smallest point.
 */
export function collapseVoices(texts: readonly string[], neighbours: NeighbourLists): Int32Array {
  const voices = Int32Array.from({ length: texts.length }, (_, point) => point);
  const find = (point: number): number => {
    let voice = point;
    while (voices[voice] !== voice) voice = voices[voice] as number;
    return voice;
  };
  const shingles = new Map<number, Shingles>();
  const shinglesOf = (point: number): Shingles => {
    const known = shingles.get(point) ?? readShingles(texts[point] as string);
    shingles.set(point, known);
    return known;
  };
  for (let point = 0; point < neighbours.counts.length; point++) {
    for (let i = 0; i < (neighbours.counts[point] as number); i++) {
      const at = point * neighbours.k + i;
      if ((neighbours.similarities[at] as number) < LOWEST_SIMILARITY) break;
      const one = find(point);
      const other = find(neighbours.indexes[at] as number);
      if (one === other || !isSameVoice(shinglesOf(point), shinglesOf(neighbours.indexes[at] as number))) {
        continue;
      }
      voices[Math.max(one, other)] = Math.min(one, other);
    }
  }
  return voices.map((_, point) => find(point));
}

type Shingles = { readonly counts: ReadonlyMap<string, number>; readonly total: number };

function isSameVoice(left: Shingles, right: Shingles): boolean {
  const shorter = Math.min(left.total, right.total);
  if (shorter < SHORTEST_TEXT) return false;
  let shared = 0;
  for (const [shingle, count] of left.counts) shared += Math.min(count, right.counts.get(shingle) ?? 0);
  const exchanged = shorter - shared;
  return exchanged <= MOST_EXCHANGED && shared >= LOWEST_CONTAINMENT * shorter;
}

function readShingles(text: string): Shingles {
  const bare = text.normalize('NFKC').toLowerCase().replace(CHANGEABLE, ' ').replace(SEPARATORS, '');
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < bare.length; i++) {
    const shingle = bare.slice(i, i + 2);
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return { counts, total: Math.max(0, bare.length - 1) };
}
