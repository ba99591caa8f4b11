import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { PairQueue } from '../../src/cluster/pair-queue.ts';

it('gives pairs back best first, ties by (left, right), whatever the order of pushing', () => {
  const pair = fc.tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 9 }),
  );
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 60 }), (pairs) => {
      const queue = new PairQueue();
      for (const [similarity, left, right] of pairs) queue.push(similarity, left, right, left * 10 + right);
      const popped: number[][] = [];
      for (let next = queue.pop(); next; next = queue.pop()) {
        expect(next.stamp).toBe(next.left * 10 + next.right);
        popped.push([next.similarity, next.left, next.right]);
      }
      const byHand = pairs.toSorted((a, b) => b[0] - a[0] || a[1] - b[1] || a[2] - b[2]);
      expect(popped).toEqual(byHand);
    }),
  );
});

it('grows beyond its first size', () => {
  const queue = new PairQueue();
  for (let i = 0; i < 5000; i++) queue.push(i, i, i, i);
  expect(queue.size).toBe(5000);
  expect(queue.pop()?.left).toBe(4999);
});
