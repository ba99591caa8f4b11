/**
 * What one worker does of a search: its share of the rows, in steps that the main thread starts one after
 * another. Shares are dealt in turn (row block b belongs to worker b mod workers), because rows of a
 * triangle get shorter.
 */
import { type Kernel, loadKernel } from './kernel.ts';
import { candidateOf, distanceOf, keyOf, type NearestKeys, offerKey } from './nearest-keys.ts';
import { type NeighbourLists, offer } from './neighbour-lists.ts';
import { type SharedSpace, TILE_COLUMNS, TILE_ROWS } from './shared-space.ts';
import { writeSketches } from './write-sketches.ts';

export type SearchShare = {
  readonly space: SharedSpace;
  /** Only the points below this number get neighbours. */
  readonly queries: number;
  readonly worker: number;
  readonly workers: number;
  /** Own result of the exact step; of the rerank step, shared by all workers. */
  readonly lists: NeighbourLists;
  /** Candidates of every worker; this one writes its own. Empty for an exact search. */
  readonly candidates: readonly NearestKeys[];
};

export type SearchStep = 'exact' | 'sketch' | 'collect' | 'rerank';

/** Runs one step; calls onRows with the number of rows finished since the last call. */
export function runStep(step: SearchStep, share: SearchShare, onRows: (rows: number) => void): void {
  const { space, worker, workers } = share;
  const kernel = loadKernel(space.memory);
  if (step === 'sketch') {
    const vectors = new Float32Array(space.memory.buffer, space.vectorsAt, space.points * space.dimensions);
    const sketches = new Uint32Array(space.memory.buffer, space.sketchesAt, space.points * 64);
    writeSketches(vectors, space.dimensions, sketches, { first: worker, step: workers });
  } else if (step === 'rerank') {
    rerank(kernel, share, onRows);
  } else {
    const scan = step === 'exact' ? exactTile : collectTile;
    if (step === 'collect') limitsOf(share).fill(0xffff);
    for (const { start, end } of rowBlocks(share)) {
      for (let column = start; column < space.points; column += TILE_COLUMNS) {
        scan(kernel, share, start, end, column, Math.min(column + TILE_COLUMNS, space.points));
      }
      onRows(end - start);
    }
  }
}

function* rowBlocks({ queries, worker, workers }: SearchShare) {
  for (let start = worker * TILE_ROWS; start < queries; start += workers * TILE_ROWS) {
    yield { start, end: Math.min(start + TILE_ROWS, queries) };
  }
}

const scratchOf = ({ space, worker }: SearchShare): number => space.scratchAt[worker] as number;
const limitsOf = (share: SearchShare) =>
  new Uint16Array(share.space.memory.buffer, scratchOf(share), share.space.points);

/** Every product of the tile, offered to both ends. */
function exactTile(
  kernel: Kernel,
  share: SearchShare,
  rowStart: number,
  rowEnd: number,
  columnStart: number,
  columnEnd: number,
): void {
  const { space, lists, queries } = share;
  const stride = space.dimensions * 4;
  const out = scratchOf(share) + space.limitsBytes;
  const at = (point: number) => space.vectorsAt + point * stride;
  kernel.dotTile(at(rowStart), at(rowEnd), at(columnStart), at(columnEnd), stride, out);
  const width = columnEnd - columnStart;
  const products = new Float32Array(space.memory.buffer, out, (rowEnd - rowStart) * width);
  for (let row = rowStart; row < rowEnd; row++) {
    const offset = (row - rowStart) * width - columnStart;
    for (let column = Math.max(columnStart, row + 1); column < columnEnd; column++) {
      const similarity = products[offset + column] as number;
      offer(lists, row, column, similarity);
      if (column < queries) offer(lists, column, row, similarity);
    }
  }
}

/** Pairs of the tile whose sketches are near enough for one of the two. */
function collectTile(
  kernel: Kernel,
  share: SearchShare,
  rowStart: number,
  rowEnd: number,
  columnStart: number,
  columnEnd: number,
): void {
  const { space, queries, worker } = share;
  const candidates = share.candidates[worker] as NearestKeys;
  const limits = limitsOf(share);
  const out = scratchOf(share) + space.limitsBytes;
  const found = kernel.hammingTile(
    space.sketchesAt,
    limits.byteOffset,
    rowStart,
    rowEnd,
    columnStart,
    columnEnd,
    out,
  );
  const pairs = new Uint32Array(space.memory.buffer, out, found * 3);
  const keep = (point: number, candidate: number, distance: number) => {
    if (point >= queries) {
      limits[point] = 0;
      return;
    }
    const worst = offerKey(candidates, point, keyOf(distance, candidate));
    if (worst !== Number.POSITIVE_INFINITY) limits[point] = distanceOf(worst);
  };
  for (let i = 0; i < pairs.length; i += 3) {
    const row = pairs[i] as number;
    const column = pairs[i + 1] as number;
    const distance = pairs[i + 2] as number;
    keep(row, column, distance);
    keep(column, row, distance);
  }
}

/** Exact products of the nearest sketches that all workers found together. */
function rerank(kernel: Kernel, share: SearchShare, onRows: (rows: number) => void): void {
  const { space, candidates, lists } = share;
  const capacity = candidates[0]?.capacity ?? 0;
  const stride = space.dimensions * 4;
  const indexesAt = scratchOf(share) + space.limitsBytes;
  const indexes = new Uint32Array(space.memory.buffer, indexesAt, capacity);
  const products = new Float32Array(space.memory.buffer, indexesAt + capacity * 4, capacity);
  for (const { start, end } of rowBlocks(share)) {
    for (let point = start; point < end; point++) {
      const nearest = mergeKeys(candidates, point).subarray(0, capacity);
      nearest.forEach((key, i) => {
        indexes[i] = candidateOf(key);
      });
      kernel.dotList(
        space.vectorsAt + point * stride,
        space.vectorsAt,
        stride,
        indexesAt,
        nearest.length,
        products.byteOffset,
      );
      for (let i = 0; i < nearest.length; i++) {
        offer(lists, point, indexes[i] as number, products[i] as number);
      }
    }
    onRows(end - start);
  }
}

/** The keys of all workers in ascending order; a pair is seen by one worker only, so none is double. */
function mergeKeys(candidates: readonly NearestKeys[], point: number): Uint32Array {
  const parts = candidates.map(({ keys, counts, capacity }) =>
    keys.subarray(point * capacity, point * capacity + (counts[point] as number)),
  );
  const merged = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    merged.set(part, at);
    at += part.length;
  }
  return merged.sort();
}
