import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolder, type Folder, hotlineCsv } from './ingest-fixtures.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/minsheng.mjs');

describe('minsheng as a person calls it, from another directory', () => {
  let folder: Folder;
  beforeAll(() => {
    folder = createFolder();
    const rows = [
      { id: 'A', phone: '13900000003', body: '路灯不亮，请打13900000003。' },
      { id: 'B' },
      { id: '' },
    ];
    folder.write('good.csv', hotlineCsv(rows));
    folder.write('bad.csv', hotlineCsv([{ id: '' }]));
  });
  afterAll(() => folder.remove());

  function minsheng(...argv: string[]) {
    const { PATH } = process.env;
    return spawnSync(process.execPath, [PROGRAM, ...argv], {
      cwd: folder.path('.'),
      env: { PATH },
      encoding: 'utf8',
    });
  }

  it('prints help in both languages', () => {
    expect(minsheng('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('从零开始') });
    expect(minsheng('ingest', '--help', '--lang', 'en').stdout).toContain('--dry-run');
  });

  it('ends with 2 for wrong usage and wrong configuration, and says what to do', () => {
    expect(minsheng('ingest', 'good.csv', '--sorce', 'hotline')).toMatchObject({ status: 2, stdout: '' });
    const refused = minsheng('ingest', 'good.csv', '--source', 'hotline', '--db', 'mysql://x/y');
    expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining('DATABASE_URL') });
    expect(refused.stderr).not.toContain('    at ');
  });

  it('refuses a server without a person key before it looks for the server', () => {
    const refused = minsheng('ingest', 'good.csv', '--source', 'hotline', '--db', 'postgres://127.0.0.1:1/x');
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('MINSHENG_PERSON_KEY') });
  });

  it('writes nothing in a dry run, and shows only masked text', () => {
    const dry = minsheng('ingest', 'good.csv', '--source', 'hotline', '--dry-run', '--json');
    expect(dry.status).toBe(0);
    expect(JSON.parse(dry.stdout)).toMatchObject({ received: 3, accepted: 2, masked: { phone: 1 } });
    expect(dry.stdout + dry.stderr).not.toContain('13900000003');
    expect(existsSync(folder.path('data'))).toBe(false);
  });

  it('ingests, exports, and ends with 1 only when a file is refused or nothing of it could be stored', () => {
    const stored = minsheng('ingest', 'good.csv', '--source', 'hotline', '--json');
    expect(stored.status).toBe(0);
    expect(JSON.parse(stored.stdout)).toMatchObject({
      received: 3,
      created: 2,
      rejected: [{ row: 3, line: 4, reason: 'missing_id' }],
      masked: { phone: 1 },
    });
    expect(stored.stderr).toContain('person.key');

    const several = minsheng('ingest', 'none.csv', 'good.csv', '--source', 'hotline', '--json');
    expect(several.status).toBe(1);
    expect(JSON.parse(several.stdout)).toMatchObject({
      received: 3,
      unchanged: 2,
      files: [
        { file: 'none.csv', error: { code: 'unreadable_file' } },
        { file: 'good.csv', unchanged: 2 },
      ],
    });

    const nothing = minsheng('ingest', 'bad.csv', '--source', 'hotline', '--json', '--lang', 'en');
    expect(nothing).toMatchObject({ status: 1, stderr: expect.stringContaining('not one row') });
    expect(JSON.parse(nothing.stdout)).toMatchObject({ received: 1, created: 0 });

    const exported = minsheng('export');
    const records = exported.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records.map(({ sourceId }) => sourceId)).toEqual(['A', 'B']);
    expect(Object.keys(records[0])).toEqual([
      'source',
      'sourceId',
      'version',
      'receivedAt',
      'title',
      'body',
      'appealType',
      'sourceCategory',
      'district',
      'channel',
      'person',
    ]);
    expect(exported.stdout).not.toContain('13900000003');
  });
});
