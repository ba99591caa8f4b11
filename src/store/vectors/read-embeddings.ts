import { sql } from 'kysely';
import { STORED_DIMENSIONS, type Vectors } from '../../domain/vector.ts';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';

const BATCH_VECTORS = 1000;
/** vector_send: the number of dimensions and two unused bytes, then big-endian float4 numbers. */
const HEADER_BYTES = 4;

/**
 * The vectors of these texts, 1024 dimensions each, in the order of `hashes` (repeats allowed). They
 * travel in pgvector's binary form as base64: no number is printed or parsed, and both drivers decode a
 * bytea value several times slower (2,000 vectors on PGlite: 1,300 ms as bytea, 100 ms as base64).
 *
 * @throws {RangeError} some text has no vector in this space.
 */
export async function readEmbeddings(db: Db, spaceId: number, hashes: readonly string[]): Promise<Vectors> {
  const data = new Float32Array(hashes.length * STORED_DIMENSIONS);
  let start = 0;
  for (const batch of batches(hashes, BATCH_VECTORS)) {
    const rows = await readBatch(db, spaceId, batch);
    if (rows.length !== batch.length) {
      throw new RangeError(
        `${batch.length} texts were asked for, ${rows.length} have a vector in this space`,
      );
    }
    for (const { position, vector } of rows) data.set(decode(vector), (start + position) * STORED_DIMENSIONS);
    start += batch.length;
  }
  return { data, dimensions: STORED_DIMENSIONS };
}

async function readBatch(db: Db, spaceId: number, hashes: readonly string[]) {
  const { rows } = await sql<{ position: number; vector: string }>`
    select (wanted.position - 1)::int as position, encode(vector_send(embedding.vector), 'base64') as vector
    from unnest(${hashes}::text[]) with ordinality as wanted (text_hash, position)
    join embedding on embedding.space_id = ${spaceId} and embedding.text_hash = wanted.text_hash
  `.execute(db);
  return rows;
}

function decode(base64: string): Float32Array {
  // Memory of its own, not Buffer's pool: a view of floats must start on a multiple of four.
  const bytes = Buffer.alloc(HEADER_BYTES + STORED_DIMENSIONS * Float32Array.BYTES_PER_ELEMENT);
  bytes.write(base64, 'base64');
  bytes.swap32();
  return new Float32Array(bytes.buffer, bytes.byteOffset + HEADER_BYTES, STORED_DIMENSIONS);
}
