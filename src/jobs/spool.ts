/**
 * The work directory: uploads that wait for their import, rejected rows kept for correction, and reports.
 *
 *   spool/upload-<random>   the raw file, personal data included; gone when its import ends
 *   spool/rejects-<import>  rejected rows as they came; kept for 7 days
 *   reports/<id>/           what a report job wrote; kept
 *
 * Readable by our own user alone.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const DAY = 86_400_000;
export const REJECTS_KEPT_DAYS = 7;
/** A failed import may be tried again for so long. */
const UPLOADS_KEPT_DAYS = 1;

const OWNER_ONLY = { recursive: true, mode: 0o700 } as const;

export type Spool = {
  /** A new name; the directory is there. */
  newUpload(): Promise<{ readonly name: string; readonly path: string }>;
  uploadPath(name: string): string;
  hasUpload(name: string): Promise<boolean>;
  removeUpload(name: string): Promise<void>;
  /** Where a job writes rejected rows while its import is under way. */
  jobRejectsPath(jobId: number): string;
  /** The rows of a finished import are kept under its id; nothing happens when none was rejected. */
  keepRejects(jobId: number, importId: number): Promise<void>;
  dropRejects(jobId: number): Promise<void>;
  findRejects(importId: number): Promise<{ readonly path: string; readonly keptUntil: Date } | null>;
  /** Removes what is kept no longer. @param live uploads of jobs that wait or run. */
  sweep(now: Date, live: ReadonlySet<string>): Promise<void>;
};

export function openSpool(workDirectory: string): Spool {
  const folder = join(workDirectory, 'spool');
  const at = (name: string) => join(folder, name);
  const jobRejectsPath = (jobId: number) => at(`rejecting-${jobId}.csv`);
  const rejectsPath = (importId: number) => at(`rejects-${importId}.csv`);
  return {
    async newUpload() {
      await mkdir(folder, OWNER_ONLY);
      const name = `upload-${randomUUID()}`;
      return { name, path: at(name) };
    },
    uploadPath: (name) => at(requireUploadName(name)),
    hasUpload: async (name) => (await changedAt(at(requireUploadName(name)))) !== null,
    removeUpload: (name) => rm(at(requireUploadName(name)), { force: true }),
    jobRejectsPath,
    async keepRejects(jobId, importId) {
      if ((await changedAt(jobRejectsPath(jobId))) === null) return;
      await rename(jobRejectsPath(jobId), rejectsPath(importId));
    },
    dropRejects: (jobId) => rm(jobRejectsPath(jobId), { force: true }),
    async findRejects(importId) {
      const path = rejectsPath(importId);
      const since = await changedAt(path);
      return since && { path, keptUntil: new Date(since.getTime() + REJECTS_KEPT_DAYS * DAY) };
    },
    async sweep(now, live) {
      for (const name of await namesIn(folder)) {
        if (live.has(name)) continue;
        const days = name.startsWith('upload-') ? UPLOADS_KEPT_DAYS : REJECTS_KEPT_DAYS;
        const since = await changedAt(at(name));
        if (since && now.getTime() - since.getTime() > days * DAY) await rm(at(name), { force: true });
      }
    },
  };
}

/** A name comes out of the database, and still must not lead anywhere else. */
function requireUploadName(name: string): string {
  if (/^upload-[0-9a-f-]{36}$/.test(name)) return name;
  throw new RangeError(`not the name of an upload: ${name}`);
}

async function changedAt(path: string): Promise<Date | null> {
  try {
    return (await stat(path)).mtime;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';
