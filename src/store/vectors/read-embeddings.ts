import { sql } from 'kysely';
import { STORED_DIMENSIONS, type Vectors } from '../../domain/vector.ts';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';

const BATCH_VECTORS = 1000;
/** vector_send: the number of dimensions and two unused bytes, then big-endian float4 numbers. */
const HEADER_FLOATS = 1;
const STRIDE_FLOATS = HEADER_FLOATS + STORED_DIMENSIONS;

/**
 * The vectors of these texts, 1024 dimensions each, in the order of `hashes` (repeats allowed). Read in
 * pgvector's binary form, a batch of vectors as one value: no number is printed or parsed on the way.
 *
 * @throws {RangeError} some text has no vector in this space.
 */
export async function readEmbeddings(db: Db, spaceId: number, hashes: readonly string[]): Promise<Vectors> {
  const data = new Float32Array(hashes.length * STORED_DIMENSIONS);
  let row = 0;
  for (const batch of batches(hashes, BATCH_VECTORS)) {
    copyVectors(await readBatch(db, spaceId, batch), batch.length, data, row);
    row += batch.length;
  }
  return { data, dimensions: STORED_DIMENSIONS };
}

async function readBatch(db: Db, spaceId: number, hashes: readonly string[]): Promise<Uint8Array> {
  const { rows } = await sql<{ vectors: Uint8Array | null }>`
    select string_agg(vector_send(embedding.vector), ''::bytea order by wanted.position) as vectors
    from unnest(${hashes}::text[]) with ordinality as wanted (text_hash, position)
    join embedding on embedding.space_id = ${spaceId} and embedding.text_hash = wanted.text_hash
  `.execute(db);
  return rows[0]?.vectors ?? new Uint8Array();
}

function copyVectors(bytes: Uint8Array, count: number, target: Float32Array, firstRow: number): void {
  const found = bytes.length / (STRIDE_FLOATS * Float32Array.BYTES_PER_ELEMENT);
  if (found !== count)
    throw new RangeError(`${count} texts were asked for, ${found} have a vector in this space`);
  // Copied first: swap32 works in place, and a view of floats must start on a multiple of four.
  const own = new Uint8Array(bytes);
  Buffer.from(own.buffer).swap32();
  const floats = new Float32Array(own.buffer);
  for (let index = 0; index < count; index++) {
    const start = index * STRIDE_FLOATS + HEADER_FLOATS;
    target.set(floats.subarray(start, start + STORED_DIMENSIONS), (firstRow + index) * STORED_DIMENSIONS);
  }
}
