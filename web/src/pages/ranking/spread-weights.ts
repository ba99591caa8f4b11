import { PARTS, type Part, type Weights } from '../../../../src/domain/ranking.ts';

/** Weights are set in hundredths, so that what is shown adds up to exactly 100. */
const WHOLE = 100;

/**
 * One weight set by a slider, the others keep their proportions and fill up to 1.
 * @param percent 0 to 100, whole.
 * @returns hundredths whose sum is 1; what rounding leaves goes to the largest of the others.
 */
export function spreadWeights(weights: Weights, moved: Part, percent: number): Weights {
  const others = PARTS.filter((part) => part !== moved);
  const before = others.reduce((sum, part) => sum + weights[part], 0);
  const room = WHOLE - percent;
  const shareOf = (part: Part) =>
    before > 0 ? Math.round((room * weights[part]) / before) : Math.floor(room / others.length);
  const hundredths = { [moved]: percent } as Record<Part, number>;
  for (const part of others) hundredths[part] = shareOf(part);
  const largest = others.reduce((best, part) => (hundredths[part] > hundredths[best] ? part : best));
  hundredths[largest] += WHOLE - PARTS.reduce((sum, part) => sum + hundredths[part], 0);
  return weightsOf((part) => hundredths[part] / WHOLE);
}

export const sameWeights = (a: Weights, b: Weights): boolean =>
  PARTS.every((part) => Math.abs(a[part] - b[part]) < 1e-9);

function weightsOf(of: (part: Part) => number): Weights {
  return {
    concentration: of('concentration'),
    acuteness: of('acuteness'),
    attention: of('attention'),
    recurrence: of('recurrence'),
  };
}
