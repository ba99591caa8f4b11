/**
 * One WebAssembly memory that all workers see: vectors, sketches, and a scratch area for each worker.
 * A vector is there once, whatever the number of workers; 100,000 × 1024 take 410 MB.
 */
import type { Vectors } from '../../domain/vector.ts';

/** Bits of a sketch, fixed by the kernel. */
export const SKETCH_BITS = 2048;
const SKETCH_BYTES = SKETCH_BITS / 8;
const PAGE = 65_536;
const MOST_PAGES = 65_536;

/** Points are packed beside a distance into 32 bits: 12 for the distance, 20 for the number. */
export const MOST_POINTS = 1 << 20;

/** Rows and columns of one kernel call: 128 KB of sketches or 1 MB of vectors, so that they stay in cache. */
export const TILE_ROWS = 64;
export const TILE_COLUMNS = 512;

export type SharedSpace = {
  readonly memory: WebAssembly.Memory;
  readonly points: number;
  readonly dimensions: number;
  /** Byte addresses. */
  readonly vectorsAt: number;
  readonly sketchesAt: number;
  /** One scratch area a worker: distance limits of all points, then what the kernel writes. */
  readonly scratchAt: readonly number[];
  readonly limitsBytes: number;
};

/** @throws {RangeError} more than fit into 4 GB or into 2^20, or dimensions not a multiple of 16. */
export function shareVectors(
  { data, dimensions }: Vectors,
  workers: number,
  withSketches: boolean,
): SharedSpace {
  if (dimensions % 16 !== 0) throw new RangeError(`dimensions must be a multiple of 16, got ${dimensions}`);
  const points = data.length / dimensions;
  if (points > MOST_POINTS) throw new RangeError(`at most ${MOST_POINTS} points fit, got ${points}`);
  const limitsBytes = align(points * 2);
  const scratchBytes = limitsBytes + TILE_ROWS * TILE_COLUMNS * 12;
  const sketchesAt = align(data.byteLength);
  const firstScratch = align(sketchesAt + (withSketches ? points * SKETCH_BYTES : 0));
  const pages = Math.ceil((firstScratch + workers * scratchBytes) / PAGE);
  if (pages > MOST_PAGES) throw new RangeError(`${points} points of ${dimensions} dimensions exceed 4 GB`);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: MOST_PAGES, shared: true });
  new Float32Array(memory.buffer, 0, data.length).set(data);
  return {
    memory,
    points,
    dimensions,
    vectorsAt: 0,
    sketchesAt,
    scratchAt: Array.from({ length: workers }, (_, worker) => firstScratch + worker * scratchBytes),
    limitsBytes,
  };
}

const align = (bytes: number): number => Math.ceil(bytes / 64) * 64;
