/**
 * Lexical features: words and character bigrams as 32-bit keys with counts.
 *
 * Bigrams carry names that no dictionary knows (丽景新城 → 丽景 景新 新城) and survive wrong segmentation;
 * words carry meaning. A key's lowest bit says which it is: 1 word, 0 bigram. Keys are FNV-1a with a final
 * mix, so 300,000 distinct features meet about ten times in 2^31.
 */
import { normalizeText, tokenize } from './tokenize.ts';

/** Feature key → occurrences, at least 1. */
export type FeatureCounts = ReadonlyMap<number, number>;

export const isWordKey = (key: number): boolean => (key & 1) === 1;

/** @param text raw masked text, any length. Empty text has no features. */
export function countFeatures(text: string): FeatureCounts {
  const normalized = normalizeText(text);
  const counts = new Map<number, number>();
  const add = (key: number) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const word of tokenize(normalized)) add(wordKey(word));
  for (let i = 0; i + 1 < normalized.length; i++) {
    const first = normalized.charCodeAt(i);
    const second = normalized.charCodeAt(i + 1);
    if (isTextUnit(first) && isTextUnit(second)) add(bigramKey(first, second));
  }
  return counts;
}

function wordKey(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return (mix(hash) | 1) >>> 0;
}

const bigramKey = (first: number, second: number): number => (mix((first << 16) | second) & ~1) >>> 0;

/** Han, Latin letters, digits; punctuation and spaces end a run. */
function isTextUnit(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x3400 && code <= 0x4dbf)
  );
}

/** Final mix of MurmurHash3: every input bit moves every output bit. */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
