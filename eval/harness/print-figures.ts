import { pad } from '../../src/cli/terminal/display-width.ts';
import type { Fault } from './compare-baseline.ts';
import type { Figure, Suite, SuiteOutcome } from './suite.ts';

const ARROWS = { higher: '↑', lower: '↓', neither: ' ' } as const;

/** One suite as a table: figure, value, the baseline's, number of items, name in the baseline. */
export function printSuite(
  { name, label }: Suite,
  outcome: SuiteOutcome | { readonly error: string },
  baseline: Readonly<Record<string, number>>,
  seconds: number,
): void {
  console.log(`\n${label} (${name}) ${seconds.toFixed(1)} s`);
  if ('error' in outcome) console.log(`  failed: ${outcome.error}`);
  else if ('skipped' in outcome) console.log(`  skipped: ${outcome.skipped}`);
  else for (const figure of outcome.figures) console.log(lineOf(figure, baseline[figure.name]));
}

function lineOf({ name, label, value, items, better }: Figure, before: number | undefined): string {
  const was = better === 'neither' ? '' : before === undefined ? '(new)' : `(${shorten(before)})`;
  return [
    `  ${pad(label, 38)}`,
    `${ARROWS[better]} ${shorten(value).padStart(8)}`,
    was.padEnd(10),
    `n=${items}`.padEnd(9),
    name,
  ].join(' ');
}

const shorten = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(4));

export function printFaults(faults: readonly Fault[]): void {
  console.log(faults.length === 0 ? '\nno figure is below the baseline' : `\n${faults.length} faults:`);
  for (const { suite, figure, reason, detail } of faults) {
    console.log(`  ${figure === null ? suite : `${suite}/${figure}`}: ${reason}, ${detail}`);
  }
}
