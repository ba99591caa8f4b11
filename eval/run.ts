/**
 * npm run eval [-- --only suite] [--json] [--update]
 * Measures every suite and compares with baseline.json. Exit 1: a figure is below the baseline or its limit, is
 * missing, or saw nothing. --update writes what was measured as the new baseline.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Baseline, findFaults, type Measured, renewBaseline } from './harness/compare-baseline.ts';
import { printFaults, printSuite } from './harness/print-figures.ts';
import type { Suite, SuiteContext } from './harness/suite.ts';
import { sampleFiles } from './sample/sample-files.ts';
import { ingestFiles, openEmptyStore, run, type SampleStore } from './sample/sample-store.ts';
import { SUITES } from './suites/suites.ts';

const BASELINE = join(import.meta.dirname, 'baseline.json');
const baselineSchema = z.record(z.string(), z.record(z.string(), z.number()));

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
    update: { type: 'boolean', default: false },
  },
});
process.exitCode = await evaluate();

async function evaluate(): Promise<number> {
  const baseline = readBaseline();
  const directory = mkdtempSync(join(tmpdir(), 'minsheng-eval-'));
  const sample = shareSample();
  const measured: Measured[] = [];
  try {
    for (const suite of chooseSuites(options.only)) {
      measured.push(await measure(suite, { directory, sample: sample.open }, baseline));
    }
  } finally {
    await sample.close();
    rmSync(directory, { recursive: true });
  }
  const faults = findFaults(measured, options.update ? {} : baseline);
  if (options.json) console.log(JSON.stringify({ suites: measured, faults }, null, 1));
  else printFaults(faults);
  if (options.update && faults.every(({ reason }) => reason === 'limit')) {
    writeFileSync(BASELINE, `${JSON.stringify(renewBaseline(measured, baseline), null, 2)}\n`);
  }
  return faults.length === 0 ? 0 : 1;
}

function readBaseline(): Baseline {
  return baselineSchema.parse(JSON.parse(readFileSync(BASELINE, 'utf8')));
}

function chooseSuites(names: readonly string[]): Suite[] {
  const unknown = names.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    const known = SUITES.map(({ name }) => name).join(', ');
    throw new RangeError(`no suite ${unknown.join(', ')}; there are ${known}`);
  }
  return SUITES.filter(({ name }) => names.length === 0 || names.includes(name));
}

async function measure(suite: Suite, context: SuiteContext, baseline: Baseline): Promise<Measured> {
  const started = performance.now();
  // One suite that breaks must not hide what the others say.
  const outcome = await suite.run(context).catch((error: unknown) => ({
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }));
  const seconds = (performance.now() - started) / 1000;
  if (!options.json) printSuite(suite, outcome, baseline[suite.name] ?? {}, seconds);
  return { suite: suite.name, ...outcome };
}

/** Imported and run when a suite first asks. */
function shareSample() {
  let opened: Promise<SampleStore> | null = null;
  const open = async (): Promise<SampleStore> => {
    const store = await openEmptyStore();
    await ingestFiles(store, sampleFiles());
    return { store, outcome: await run(store) };
  };
  return {
    open: () => (opened ??= open()),
    close: async () => (await opened)?.store.close(),
  };
}
