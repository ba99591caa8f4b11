/**
 * The key of the hashes of people. It must stay the same for ever: with another key the same person counts as
 * two. On a data directory it is made once and kept inside, readable by its owner alone, so that it moves and
 * is backed up with the data it belongs to.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '../domain/errors.ts';
import type { Config } from './config.ts';

const KEY_FILE = 'person.key';

export type PersonKey = {
  readonly key: string;
  /** The file that was made now; null = the key was there. */
  readonly createdFile: string | null;
};

/** Whether somebody else has to keep the key: call it before anything is opened. */
export function isKeyMissing({ database, personKey }: Pick<Config, 'database' | 'personKey'>): boolean {
  return personKey === null && /^postgres(?:ql)?:/.test(database);
}

/**
 * @param makeKey makes a new random key; called only when there is none.
 * @throws {DomainError} invalid_input: a server database without a configured key, or an unreadable key file.
 */
export function findPersonKey(
  { database, personKey }: Pick<Config, 'database' | 'personKey'>,
  makeKey: () => string,
): PersonKey {
  if (personKey !== null) return { key: personKey, createdFile: null };
  if (isKeyMissing({ database, personKey })) throw refuseMissing();
  if (database.startsWith('memory:')) return { key: makeKey(), createdFile: null };
  const file = join(database, KEY_FILE);
  return readKeyFile(file) ?? createKeyFile(file, makeKey());
}

export function refuseMissing(): DomainError {
  return new DomainError(
    'invalid_input',
    '使用 PostgreSQL 时必须设置 MINSHENG_PERSON_KEY（MINSHENG_PERSON_KEY is required on PostgreSQL）',
    '请生成一个密钥（例如 openssl rand -hex 32），写进环境变量或 .env 并妥善备份：换了密钥，同一个人会被算成两个人',
  );
}

function readKeyFile(file: string): PersonKey | null {
  try {
    const key = readFileSync(file, 'utf8').trim();
    if (key.length >= 16) return { key, createdFile: null };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw refuseFile(file, error);
  }
  throw refuseFile(file);
}

function refuseFile(file: string, cause?: unknown): DomainError {
  return new DomainError(
    'invalid_input',
    `密钥文件无法读取或已损坏：${file}`,
    '请从备份恢复这个文件，或用 MINSHENG_PERSON_KEY 指定原来的密钥',
    { cause },
  );
}

function createKeyFile(file: string, key: string): PersonKey {
  // wx: of two starters one wins, and the key of the other is never used.
  writeFileSync(file, `${key}\n`, { mode: 0o600, flag: 'wx' });
  return { key, createdFile: file };
}
