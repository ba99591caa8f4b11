/**
 * The `capacity` smallest keys of each of n points, as max-heaps side by side in one array.
 * A key is distance · 2^20 + candidate: its order is the order of (distance, candidate), so what is kept
 * does not depend on the order of offers.
 */
export type NearestKeys = {
  readonly capacity: number;
  readonly counts: Int32Array;
  readonly keys: Uint32Array;
};

const NUMBER_BITS = 20;
export const keyOf = (distance: number, candidate: number): number => distance * 2 ** NUMBER_BITS + candidate;
export const candidateOf = (key: number): number => key & (2 ** NUMBER_BITS - 1);
export const distanceOf = (key: number): number => key >>> NUMBER_BITS;

export function createNearestKeys(points: number, capacity: number): NearestKeys {
  return {
    capacity,
    counts: new Int32Array(new SharedArrayBuffer(points * 4)),
    keys: new Uint32Array(new SharedArrayBuffer(points * capacity * 4)),
  };
}

/** Keeps the key if it is among the smallest. @returns the largest key kept once the heap is full, else Infinity. */
export function offerKey({ capacity, counts, keys }: NearestKeys, point: number, key: number): number {
  const start = point * capacity;
  const count = counts[point] as number;
  if (count < capacity) {
    counts[point] = count + 1;
    siftUp(keys, start, count, key);
  } else if (key < (keys[start] as number)) {
    siftDown(keys, start, capacity, key);
  }
  return counts[point] === capacity ? (keys[start] as number) : Number.POSITIVE_INFINITY;
}

function siftUp(keys: Uint32Array, start: number, last: number, key: number): void {
  let hole = last;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if ((keys[start + parent] as number) >= key) break;
    keys[start + hole] = keys[start + parent] as number;
    hole = parent;
  }
  keys[start + hole] = key;
}

function siftDown(keys: Uint32Array, start: number, count: number, key: number): void {
  let hole = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= count) break;
    if (child + 1 < count && (keys[start + child + 1] as number) > (keys[start + child] as number)) child++;
    if (key >= (keys[start + child] as number)) break;
    keys[start + hole] = keys[start + child] as number;
    hole = child;
  }
  keys[start + hole] = key;
}
