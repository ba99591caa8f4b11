import { once } from 'node:events';
import { listExportedRecords } from '../../pipeline/export-records.ts';
import { type Run, withStore } from '../context.ts';

/** JSON lines on stdout, with and without --json; ends quietly when the reader has read enough. */
export const exportLines: Run = (context) =>
  withStore(context, async ({ db }) => {
    for await (const record of listExportedRecords(db)) {
      context.signal.throwIfAborted();
      if (!(await writeLine(JSON.stringify(record)))) break;
    }
    return 0;
  });

/** @returns false when nobody reads any more: `minsheng export | head`. */
async function writeLine(line: string): Promise<boolean> {
  const { stdout } = process;
  if (stdout.destroyed) return false;
  // Waiting for room ends with an error when the reader goes away; main.ts has seen it.
  if (!stdout.write(`${line}\n`)) await once(stdout, 'drain').catch(() => {});
  return !stdout.destroyed;
}
