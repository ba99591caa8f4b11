import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assembleKernel, KERNEL_WASM } from '../../scripts/assemble-kernel.ts';
import { findNeighbours } from '../../src/cluster/neighbours/find-neighbours.ts';
import type { NeighbourLists } from '../../src/cluster/neighbours/neighbour-lists.ts';
import type { Vectors } from '../../src/domain/vector.ts';
import { plantVectors, product } from './planted-vectors.ts';

const idsOf = ({ k, counts, indexes }: NeighbourLists, point: number) => [
  ...indexes.subarray(point * k, point * k + (counts[point] ?? 0)),
];

/** The slow twin: all products, sorted. */
function nearestByHand(vectors: Vectors, point: number, k: number): number[] {
  const points = vectors.data.length / vectors.dimensions;
  return Array.from({ length: points }, (_, other) => other)
    .filter((other) => other !== point)
    .toSorted((a, b) => product(vectors, point, b) - product(vectors, point, a) || a - b)
    .slice(0, k);
}

describe('findNeighbours', () => {
  const vectors = plantVectors(700, 40);

  it('finds exactly the nearest below the limit, whatever the number of threads', async () => {
    const one = await findNeighbours(vectors, { k: 7, workers: 1 });
    const three = await findNeighbours(vectors, { k: 7, workers: 3 });
    for (const point of [0, 63, 64, 511, 512, 699]) {
      expect(idsOf(one, point)).toEqual(nearestByHand(vectors, point, 7));
    }
    expect(three.indexes).toEqual(one.indexes);
    expect(three.similarities).toEqual(one.similarities);
  });

  it('by sketches finds nine tenths and more, and the same on every run and number of threads', async () => {
    const options = { k: 10, exactPairs: 0, candidates: 60 };
    const one = await findNeighbours(vectors, { ...options, workers: 1 });
    const two = await findNeighbours(vectors, { ...options, workers: 2 });
    expect(two.indexes).toEqual(one.indexes);
    let hits = 0;
    for (let point = 0; point < 700; point += 7) {
      const truth = new Set(nearestByHand(vectors, point, 10));
      hits += idsOf(one, point).filter((other) => truth.has(other)).length;
    }
    expect(hits / 1000).toBeGreaterThan(0.9);
  });

  it('answers only for the first points, among all of them', async () => {
    for (const exactPairs of [1e9, 0]) {
      const lists = await findNeighbours(vectors, { k: 5, queries: 100, exactPairs, candidates: 699 });
      expect(lists.counts).toHaveLength(100);
      expect(idsOf(lists, 99)).toEqual(nearestByHand(vectors, 99, 5));
    }
  });

  it('has fewer neighbours than asked for when there are fewer points', async () => {
    const lists = await findNeighbours(plantVectors(3, 1), { k: 20 });
    expect([...lists.counts]).toEqual([2, 2, 2]);
    expect(
      (await findNeighbours({ data: new Float32Array(0), dimensions: 32 }, { k: 5 })).counts,
    ).toHaveLength(0);
  });

  it('reports progress up to the whole', async () => {
    const shares: number[] = [];
    await findNeighbours(vectors, { k: 5, exactPairs: 0, onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('refuses dimensions that the kernel cannot step through', () =>
    expect(findNeighbours({ data: new Float32Array(20), dimensions: 10 }, { k: 1 })).rejects.toThrow(
      /multiple of 16, got 10/,
    ));
});

it('kernel.wasm is what kernel.wat says (npm run kernel)', async () =>
  expect(Buffer.from(await assembleKernel()).equals(readFileSync(KERNEL_WASM))).toBe(true));
