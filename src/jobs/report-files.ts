import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type NamedBytes = { readonly name: string; readonly bytes: Uint8Array };

/** Where a file of a report is. The name is one of those stored with the report, never one that was typed. */
export function reportFilePath(workDirectory: string, reportId: number, name: string): string {
  return join(workDirectory, 'reports', String(reportId), name);
}

/**
 * Written aside first: a report that is listed has all its files.
 *
 * @param register stores the report and gives its id; called when all files are there.
 */
export async function saveReportFiles(
  workDirectory: string,
  jobId: number,
  files: readonly NamedBytes[],
  register: (publish: (reportId: number) => Promise<void>) => Promise<number>,
): Promise<number> {
  const draft = join(workDirectory, 'reports', `making-${jobId}`);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  for (const { name, bytes } of files) await writeFile(join(draft, name), bytes);
  return register(async (reportId) => {
    const place = join(workDirectory, 'reports', String(reportId));
    // After a restore the database gives an id again that a forgotten report had.
    await rm(place, { recursive: true, force: true });
    await rename(draft, place);
  });
}
