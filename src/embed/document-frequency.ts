import type { FeatureCounts } from './lexical-features.ts';

/** 2^20 buckets keep two of 300,000 features apart three times out of four; a meeting only lowers a weight. */
const BUCKETS = 1 << 20;

/** In how many texts a feature occurs: what makes 丽景新城 weigh more than 小区. */
export type DocumentFrequency = {
  readonly documents: number;
  /** Texts with a feature that falls into this bucket. */
  readonly counts: Uint32Array;
};

export const frequencyOf = (table: DocumentFrequency, key: number): number =>
  table.counts[key & (BUCKETS - 1)] ?? 0;

/** @param texts the features of each text, title and body together; order does not matter. */
export function countDocuments(texts: Iterable<FeatureCounts>): DocumentFrequency {
  const counts = new Uint32Array(BUCKETS);
  let documents = 0;
  for (const features of texts) {
    documents++;
    for (const key of features.keys()) {
      const bucket = key & (BUCKETS - 1);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
  }
  return { documents, counts };
}
