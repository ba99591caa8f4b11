/**
 * A lock file beside the data directory: PGlite takes none of its own, and two processes on one
 * directory silently lose each other's rows. Holds for one machine, not for a shared network disk.
 */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DomainError } from '../../domain/errors.ts';

/** Locks of this process. In a container every start has the same pid, so the pid alone cannot tell. */
const held = new Set<string>();

/**
 * @returns unlock, to be called when the database is closed.
 * @throws {DomainError} conflict: a living process holds it; its lock is never taken.
 */
export function lockDirectory(directory: string): () => void {
  const file = `${resolve(directory)}.lock`;
  mkdirSync(dirname(file), { recursive: true });
  if (!tryLock(file)) {
    removeStale(file, directory);
    if (!tryLock(file)) throw inUse(directory, holderOf(file));
  }
  held.add(file);
  return () => {
    held.delete(file);
    rmSync(file, { force: true });
  };
}

/** Written aside and linked into place: the file never exists without its content. */
function tryLock(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${process.pid} ${startOf(process.pid) ?? ''}`);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Only one process at a time may take a dead holder's lock away, or the second would remove the first's. */
function removeStale(file: string, directory: string): void {
  const guard = `${file}.stale`;
  try {
    writeFileSync(guard, '', { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw inUse(directory, holderOf(file), guard);
    throw error;
  }
  try {
    const holder = holderOf(file);
    if (holder !== null && isAlive(file, holder)) throw inUse(directory, holder);
    rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

type Holder = { readonly pid: number; readonly start: string };

function holderOf(file: string): Holder | null {
  try {
    const [pid = '', start = ''] = readFileSync(file, 'utf8').split(' ');
    return { pid: Number(pid), start };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(file: string, { pid, start }: Holder): boolean {
  if (pid === process.pid) return held.has(file);
  if (!(Number.isInteger(pid) && pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    return codeOf(error) !== 'ESRCH';
  }
  const startNow = startOf(pid);
  return start === '' || startNow === null || start === startNow;
}

/** When the process started, in ticks since boot: tells a re-used pid apart. null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22; the command (field 2) is in brackets and may hold spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function inUse(directory: string, holder: Holder | null, guard?: string): DomainError {
  return new DomainError(
    'conflict',
    `数据目录 ${directory} 正被进程 ${holder?.pid ?? '（未知）'} 使用`,
    guard
      ? `请稍后再试；若确认没有其他民声进程在运行，请删除 ${guard}`
      : '请先停止该进程，或用 --db 指定另一个目录；多人同时使用请改用 PostgreSQL（postgres://…）',
  );
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
