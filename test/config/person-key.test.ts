import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPersonKey } from '../../src/config/person-key.ts';

const NEW_KEY = 'a-new-random-key-of-this-test';

describe('findPersonKey', () => {
  let database: string;
  beforeEach(() => {
    database = mkdtempSync(join(tmpdir(), 'minsheng-key-'));
  });
  afterEach(() => rmSync(database, { recursive: true }));

  it('makes a key once, for its owner alone, and finds the same one ever after', () => {
    const made = findPersonKey({ database, personKey: null }, () => NEW_KEY);
    expect(made).toEqual({ key: NEW_KEY, createdFile: join(database, 'person.key') });
    expect(statSync(join(database, 'person.key')).mode & 0o777).toBe(0o600);
    expect(findPersonKey({ database, personKey: null }, () => 'another-key-that-is-not-used')).toEqual({
      key: NEW_KEY,
      createdFile: null,
    });
  });

  it('takes the configured key and writes no file', () => {
    const found = findPersonKey({ database, personKey: 'configured-key-here' }, () => NEW_KEY);
    expect(found).toEqual({ key: 'configured-key-here', createdFile: null });
    expect(() => statSync(join(database, 'person.key'))).toThrow();
  });

  it('refuses a server without a key: the other machines could not know it', () =>
    expect(() => findPersonKey({ database: 'postgres://host/db', personKey: null }, () => NEW_KEY)).toThrow(
      /MINSHENG_PERSON_KEY/,
    ));

  it('refuses a damaged key file instead of counting everybody anew', () => {
    writeFileSync(join(database, 'person.key'), '');
    expect(() => findPersonKey({ database, personKey: null }, () => NEW_KEY)).toThrow(/密钥文件/);
  });
});
