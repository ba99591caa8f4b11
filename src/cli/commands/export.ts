import { once } from 'node:events';
import { listExportedRecords } from '../../pipeline/export-records.ts';
import { type Run, withStore } from '../context.ts';

/** JSON lines on stdout, with and without --json; ends quietly when the reader has read enough. */
export const exportLines: Run = (context) =>
  withStore(context, async ({ db }) => {
    const { stdout } = process;
    const closed = once(stdout, 'close').catch(() => {});
    for await (const record of listExportedRecords(db)) {
      context.signal.throwIfAborted();
      if (stdout.destroyed) break;
      if (!stdout.write(`${JSON.stringify(record)}\n`)) await Promise.race([once(stdout, 'drain'), closed]);
    }
    return 0;
  });
