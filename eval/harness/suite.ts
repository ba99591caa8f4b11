/** What a suite of the evaluation is: it measures, and hands back figures; it judges nothing. */
import type { SampleStore } from '../sample/sample-store.ts';

export type Figure = {
  /** Stable, kebab-case; the key in the baseline. */
  readonly name: string;
  /** Chinese, for the table. */
  readonly label: string;
  readonly value: number;
  /** How many things the figure is about; a figure about nothing fails. */
  readonly items: number;
  /** 'neither' is shown and never compared: seconds, memory. */
  readonly better: 'higher' | 'lower' | 'neither';
  /** How far it may fall behind the baseline; default 0.005. */
  readonly tolerance?: number;
  /** What is promised whatever the baseline says: the least (higher is better) or the most (lower). */
  readonly limit?: number;
};

export type SuiteOutcome =
  | { readonly figures: readonly Figure[] }
  /** Its data is not on this machine. */
  | { readonly skipped: string };

export type SuiteContext = {
  /** The sample, imported and run once; shared by suites that only read. */
  readonly sample: () => Promise<SampleStore>;
  /** An empty directory that is deleted at the end. */
  readonly directory: string;
};

export type Suite = {
  readonly name: string;
  readonly label: string;
  readonly run: (context: SuiteContext) => Promise<SuiteOutcome>;
};

/** A share of things, 0 to 1; of nothing it is 0 and fails for want of items. */
export function shareFigure(
  name: string,
  label: string,
  { part, whole }: { readonly part: number; readonly whole: number },
  rest: Partial<Pick<Figure, 'better' | 'tolerance' | 'limit'>> = {},
): Figure {
  return { name, label, value: whole === 0 ? 0 : part / whole, items: whole, better: 'higher', ...rest };
}
