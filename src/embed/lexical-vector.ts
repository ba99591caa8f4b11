/**
 * A lexical vector: title and body, each TF-IDF weighted and brought to unit length, added, and hashed.
 *
 *   weight(f) = (1 + ln count(f)) · (ln(N / max(df(f), 2)) + 0.05) · class(f) · seen(f)
 *   text      = titleShare · unit(title) + unit(body)
 *   vector    = unit( Σ_f sign(f) · text(f) · e[bucket(f)] )
 *
 * Signed feature hashing: Weinberger et al., ICML 2009, arXiv:0902.2206; the error of a product of two unit
 * vectors has a standard deviation of about 1/√1024 = 0.03.
 * Title and body are normalised apart, because a long body would otherwise drown the title: measured on
 * 4,326 real messages, B³ F1 0.937 against 0.922 for one bag with the title counted three times, both
 * at the cut that groups 2,900 of them.
 */
import { type DocumentFrequency, frequencyOf } from './document-frequency.ts';
import { type FeatureCounts, isWordKey, mix } from './lexical-features.ts';

export type LexicalSettings = {
  readonly dimensions: number;
  /** Share of the title beside a body of 1. */
  readonly titleShare: number;
  /** Weight of a word beside a bigram of 1: a word repeats what its bigrams said. */
  readonly wordWeight: number;
  /** Weight of a feature that only one text has: it cannot join anything, but lengthens the vector. */
  readonly singleWeight: number;
};

/** What a feature of every text still weighs, so that a body of identical texts has vectors at all. */
const COMMON_FLOOR = 0.05;

export const LEXICAL_DEFAULTS: LexicalSettings = {
  dimensions: 1024,
  titleShare: 0.6,
  wordWeight: 0.6,
  singleWeight: 0.4,
};

/** @returns a unit vector, or null when the text has no feature at all. */
export function lexicalVector(
  title: FeatureCounts,
  body: FeatureCounts,
  frequency: DocumentFrequency,
  settings: LexicalSettings,
): Float32Array | null {
  const vector = new Float64Array(settings.dimensions);
  addBlock(vector, weigh(title, frequency, settings), settings.titleShare);
  addBlock(vector, weigh(body, frequency, settings), 1);
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length > 0 ? Float32Array.from(vector, (value) => value / length) : null;
}

function weigh(counts: FeatureCounts, frequency: DocumentFrequency, settings: LexicalSettings) {
  const weights = new Map<number, number>();
  let squares = 0;
  for (const [key, count] of counts) {
    const df = frequencyOf(frequency, key);
    const rarity = Math.max(0, Math.log(frequency.documents / Math.max(df, 2))) + COMMON_FLOOR;
    const weight =
      (1 + Math.log(count)) *
      rarity *
      (isWordKey(key) ? settings.wordWeight : 1) *
      (df < 2 ? settings.singleWeight : 1);
    weights.set(key, weight);
    squares += weight * weight;
  }
  return { weights, length: Math.sqrt(squares) };
}

function addBlock(vector: Float64Array, block: ReturnType<typeof weigh>, share: number): void {
  if (block.length === 0) return;
  for (const [key, weight] of block.weights) {
    const hash = mix(key ^ 0x9e3779b9);
    const bucket = (hash >>> 1) % vector.length;
    const signed = hash & 1 ? weight : -weight;
    vector[bucket] = (vector[bucket] ?? 0) + (share * signed) / block.length;
  }
}
