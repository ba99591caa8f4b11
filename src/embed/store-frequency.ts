import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import type { DocumentFrequency } from './document-frequency.ts';

const packedSchema = z.object({ documents: z.number().int().nonnegative(), counts: z.string() });

/** As JSON that is kept with the space: a few hundred KB where the table has 4 MB, mostly zeros. */
export type PackedFrequency = z.infer<typeof packedSchema>;

export function packFrequency({ documents, counts }: DocumentFrequency): PackedFrequency {
  const bytes = new Uint8Array(counts.buffer, counts.byteOffset, counts.byteLength);
  return { documents, counts: deflateSync(bytes).toString('base64') };
}

/** @throws {ZodError} not what packFrequency made. */
export function unpackFrequency(stored: unknown): DocumentFrequency {
  const { documents, counts } = packedSchema.parse(stored);
  const bytes = inflateSync(Buffer.from(counts, 'base64'));
  return { documents, counts: new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4) };
}
