import type { Tokenize } from '../../src/cluster/title/read-member.ts';
import type { Vectors } from '../../src/domain/vector.ts';

const DIMENSIONS = 512;
const TITLE_WEIGHT = 3;

/** Unit vectors good enough to tell the central members of a labelled issue: hashed words, the title three times. */
export function bagOfWords(
  texts: readonly { readonly title: string; readonly body: string }[],
  tokenize: Tokenize,
): Vectors {
  const data = new Float32Array(texts.length * DIMENSIONS);
  for (const [index, { title, body }] of texts.entries()) {
    const vector = data.subarray(index * DIMENSIONS, (index + 1) * DIMENSIONS);
    for (const word of tokenize(title.toLowerCase())) add(vector, word, TITLE_WEIGHT);
    for (const word of tokenize(body.toLowerCase())) add(vector, word, 1);
    const length = Math.hypot(...vector) || 1;
    for (let i = 0; i < DIMENSIONS; i++) vector[i] = (vector[i] as number) / length;
  }
  return { data, dimensions: DIMENSIONS };
}

function add(vector: Float32Array, word: string, weight: number): void {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
  const slot = (hash >>> 0) % DIMENSIONS;
  vector[slot] = (vector[slot] as number) + weight;
}
