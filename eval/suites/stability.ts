/** Numbers that people write down must not move: same input, other order, more input, a full run. */
import { join } from 'node:path';
import { type Suite, shareFigure } from '../harness/suite.ts';
import { readIssueAsks } from '../issues/read-grouping.ts';
import { type SourceFile, sampleFiles } from '../sample/sample-files.ts';
import { ingestFiles, run, withEmptyStore } from '../sample/sample-store.ts';
import { countKept } from '../stability/score-kept.ts';
import { splitFile } from '../stability/split-file.ts';

export const stability: Suite = {
  name: 'stability',
  label: '编号稳定（样例）',
  run: async ({ sample, directory }) => {
    const { store, outcome } = await sample();
    // The newest run of the shared store is the same run again, for whoever reads it next.
    const again = await run(store);
    const reversed = await digestOf(sampleFiles().toReversed());
    const grown = await growStore(directory);
    const share = (name: string, label: string, score: { part: number; whole: number }, limit: number) =>
      shareFigure(name, label, score, { limit, tolerance: 0.01 });
    const same = (digest: string) => ({ part: digest === outcome.digest ? 1 : 0, whole: 1 });
    return {
      figures: [
        share('same-again', '原样再算，结果一致', same(again.digest), 1),
        share('files-reversed', '文件倒序导入，结果一致', same(reversed), 1),
        share('kept-after-increment', '追加一成来件后保留编号', grown.increment, 0.95),
        share('kept-after-full', '再全量重算后保留编号', grown.full, 0.95),
      ],
    };
  },
};

function digestOf(files: readonly SourceFile[]): Promise<string> {
  return withEmptyStore(async (store) => {
    await ingestFiles(store, files);
    return (await run(store)).digest;
  });
}

/** Nine tenths of the records, then the rest, then everything anew. */
function growStore(directory: string) {
  return withEmptyStore(async (store) => {
    const { early, late } = await splitSample(directory);
    await ingestFiles(store, early);
    await run(store);
    const before = await readIssueAsks(store.db);
    if ((await ingestFiles(store, late)) === 0) throw new RangeError('no record was left for later');
    await run(store);
    const grown = await readIssueAsks(store.db);
    await run(store, true);
    return {
      increment: countKept(before, grown),
      full: countKept(grown, await readIssueAsks(store.db)),
    };
  });
}

async function splitSample(directory: string): Promise<{ early: SourceFile[]; late: SourceFile[] }> {
  const early: SourceFile[] = [];
  const late: SourceFile[] = [];
  for (const [index, { path, source }] of sampleFiles().entries()) {
    const [first, second] = [join(directory, `early-${index}.csv`), join(directory, `late-${index}.csv`)];
    await splitFile(path, first, second);
    early.push({ path: first, source });
    late.push({ path: second, source });
  }
  return { early, late };
}
