/** Compares what the suites measured with the committed baseline. Pure. */
import type { Figure, SuiteOutcome } from './suite.ts';

/** Suite → figure → value. */
export type Baseline = Readonly<Record<string, Readonly<Record<string, number>>>>;

export type Measured = { readonly suite: string } & (SuiteOutcome | { readonly error: string });

export type Fault = {
  readonly suite: string;
  /** null = the suite as a whole. */
  readonly figure: string | null;
  readonly reason: 'crashed' | 'empty' | 'not-a-number' | 'missing' | 'worse' | 'limit';
  readonly detail: string;
};

const TOLERANCE = 0.005;

/**
 * @param measured the suites that were asked for; figures of others are not missed. A skipped suite is not
 *   at fault: its data is not there.
 * @returns empty = all is well.
 */
export function findFaults(measured: readonly Measured[], baseline: Baseline): Fault[] {
  return measured.flatMap((outcome): Fault[] => {
    const { suite } = outcome;
    if ('error' in outcome) return [{ suite, figure: null, reason: 'crashed', detail: outcome.error }];
    if ('skipped' in outcome) return [];
    if (outcome.figures.length === 0) {
      return [{ suite, figure: null, reason: 'empty', detail: 'no figures' }];
    }
    return [
      ...missing(suite, outcome.figures, baseline[suite] ?? {}),
      ...outcome.figures.flatMap((figure) => judge(suite, figure, baseline[suite]?.[figure.name])),
    ];
  });
}

function missing(suite: string, figures: readonly Figure[], expected: Readonly<Record<string, number>>) {
  const names = new Set(figures.map(({ name }) => name));
  return Object.keys(expected)
    .filter((name) => !names.has(name))
    .map((figure): Fault => ({ suite, figure, reason: 'missing', detail: 'in the baseline only' }));
}

function judge(suite: string, figure: Figure, before: number | undefined): Fault[] {
  const { name, value, items, better, limit } = figure;
  const fault = (reason: Fault['reason'], detail: string): Fault[] => [
    { suite, figure: name, reason, detail },
  ];
  if (items === 0) return fault('empty', 'it saw 0 items');
  if (!Number.isFinite(value)) return fault('not-a-number', String(value));
  if (limit !== undefined && isWorse(value, limit, better, 0)) {
    return fault('limit', `${value} is beyond the limit ${limit}`);
  }
  if (before !== undefined && isWorse(value, before, better, figure.tolerance ?? TOLERANCE)) {
    return fault('worse', `${value}, was ${before}`);
  }
  return [];
}

function isWorse(value: number, before: number, better: Figure['better'], tolerance: number): boolean {
  // Room for the last bit of a decimal number.
  const room = tolerance + 1e-9;
  if (better === 'higher') return value < before - room;
  return better === 'lower' && value > before + room;
}

/** The baseline after this run: suites that were not measured keep their figures. */
export function renewBaseline(measured: readonly Measured[], baseline: Baseline): Baseline {
  const renewed: Record<string, Readonly<Record<string, number>>> = { ...baseline };
  for (const outcome of measured) {
    if (!('figures' in outcome)) continue;
    const compared = outcome.figures.filter(({ better }) => better !== 'neither');
    renewed[outcome.suite] = Object.fromEntries(
      compared.map(({ name, value }) => [name, Math.round(value * 10_000) / 10_000]),
    );
  }
  return renewed;
}
