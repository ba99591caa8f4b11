/**
 * Product of two stretches of one array (or of two), each `dimensions` long from its offset.
 * Four sums, because one is a chain of additions that the processor cannot overlap: 1.2 G multiply-adds a
 * second against 0.4. `dimensions` is a multiple of 4.
 */
export function dotProduct(
  left: Float32Array,
  leftStart: number,
  right: Float32Array,
  rightStart: number,
  dimensions: number,
): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let i = 0; i < dimensions; i += 4) {
    first += (left[leftStart + i] as number) * (right[rightStart + i] as number);
    second += (left[leftStart + i + 1] as number) * (right[rightStart + i + 1] as number);
    third += (left[leftStart + i + 2] as number) * (right[rightStart + i + 2] as number);
    fourth += (left[leftStart + i + 3] as number) * (right[rightStart + i + 3] as number);
  }
  return first + second + (third + fourth);
}
