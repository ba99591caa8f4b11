import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { buildReport } from '../../pipeline/build-report.ts';
import { REPORT_FORMATS, type ReportFormat, writeReport } from '../../report/write-report.ts';
import type { Store } from '../../store/open-store.ts';
import { type Context, type Run, withStore } from '../context.ts';

const optionsSchema = z.object({ out: z.string(), format: z.array(z.enum(REPORT_FORMATS)).optional() });

export const report: Run = (context, _positional, given) => {
  const { out, format } = optionsSchema.parse(given);
  return withStore(context, async (store) => {
    const files = await writeReports(context, store, out, format);
    context.terminal.json({ files });
    return 0;
  });
};

/** @returns the paths written. */
export async function writeReports(
  { terminal, messages, config }: Context,
  store: Store,
  directory: string,
  formats?: readonly ReportFormat[],
): Promise<string[]> {
  const model = await buildReport(store.db, config);
  await mkdir(directory, { recursive: true });
  const paths: string[] = [];
  for (const { name, bytes } of await writeReport(model, formats)) {
    const path = join(directory, name);
    await writeFile(path, bytes);
    paths.push(path);
  }
  terminal.say(messages.report.written(paths.length));
  for (const path of paths) terminal.say(`  ${path}`);
  return paths;
}
