import { z } from 'zod';
import { toStoredVector } from './check-vector.ts';
import type { EmbedOutcome } from './provider.ts';

/** Strict about the frame, lenient about each item: one bad vector must not lose the others. */
const answerSchema = z.object({
  data: z.array(z.object({ index: z.number().int(), embedding: z.unknown() })),
});

/**
 * One outcome per text that was sent, in the order sent, by the answer's own `index`. An index that comes twice says
 * nothing certain and counts as missing.
 *
 * @returns null when the answer is no list of embeddings at all.
 */
export function readAnswer(answer: unknown, count: number, dimensions: number): EmbedOutcome[] | null {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return null;
  return Array.from({ length: count }, (_, index) => {
    const [item, ...more] = parsed.data.data.filter((entry) => entry.index === index);
    if (item === undefined || more.length > 0) return { ok: false, reason: 'missing_in_answer' };
    return readEmbedding(item.embedding, dimensions);
  });
}

function readEmbedding(embedding: unknown, dimensions: number): EmbedOutcome {
  const values = decode(embedding);
  if (values?.length !== dimensions) return { ok: false, reason: 'wrong_dimensions' };
  const vector = toStoredVector(values);
  return vector === null ? { ok: false, reason: 'not_finite' } : { ok: true, vector };
}

/** Whatever was asked for, servers answer with numbers or with base64 of little-endian float32. */
function decode(embedding: unknown): Float32Array | null {
  if (typeof embedding === 'string') return decodeBase64(embedding);
  if (!Array.isArray(embedding)) return null;
  // JSON has no NaN: what a server made of it (null, "NaN") becomes NaN again.
  return Float32Array.from(embedding, (value: unknown) => (typeof value === 'number' ? value : Number.NaN));
}

function decodeBase64(text: string): Float32Array | null {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length % Float32Array.BYTES_PER_ELEMENT !== 0) return null;
  return Float32Array.from({ length: bytes.length / Float32Array.BYTES_PER_ELEMENT }, (_, index) =>
    bytes.readFloatLE(index * Float32Array.BYTES_PER_ELEMENT),
  );
}
