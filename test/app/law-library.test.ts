/** The library of reference/laws, how it gets into the store at starts, and what people import beside it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Law } from '../../src/domain/law.ts';
import { importLaws, parseLaw, readLawFiles } from '../../src/pipeline/import-laws.ts';
import { loadLaws, seedLaws } from '../../src/pipeline/seed-laws.ts';
import { readLawStamps, readLaws } from '../../src/store/laws/read-laws.ts';
import { resolveArticle } from '../../src/store/laws/resolve-article.ts';
import type { Store } from '../../src/store/open-store.ts';
import { ENGINES, emptyStore, openTestStore } from '../store/open-test-store.ts';
import { createFolder, type Folder } from './ingest-fixtures.ts';

const LIBRARY = join(import.meta.dirname, '../../reference/laws');
const PROGRAM = join(import.meta.dirname, '../../bin/minsheng.mjs');
const library = loadLaws(LIBRARY);

const law = (edition: string, validFrom: string, validTo: string | null, text: string): Law => ({
  name: '示例市路灯管理条例',
  shortNames: ['路灯条例'],
  edition,
  level: 'local',
  issuer: '示例机关',
  validFrom,
  validTo,
  note: '示例',
  articles: [{ number: 1, suffix: 0, text }],
});
const OLD = law('2020年', '2020-01-01', null, '路灯由甲维修。');
const ENDED = { ...OLD, validTo: '2026-12-31' };
const NEXT = law('2027年', '2027-01-01', null, '路灯由乙维修。');

describe('the library of laws', () => {
  it('holds versions that are whole as far as they go', () => {
    expect(library.length).toBeGreaterThanOrEqual(25);
    for (const { name, articles, note, validFrom } of library) {
      expect(articles.length, name).toBeGreaterThanOrEqual(6);
      expect(note, name).toContain('摘录');
      expect(validFrom, name).toMatch(/^20/);
    }
  });

  it('writes texts as laws are printed: no white space around lines, no half-width signs, a full stop at the end', () => {
    const texts = library.flatMap(({ name, articles }) =>
      articles.map(({ number, text }) => ({ at: `${name} ${number}`, text })),
    );
    expect(texts.filter(({ text }) => /[ \t\u3000]|\n\n|[(),:;]/.test(text) || !text.endsWith('。'))).toEqual(
      [],
    );
  });

  it('numbers the items of an article one after the other', () => {
    for (const { name, articles } of library) {
      for (const { number, text } of articles) {
        const items = [...text.matchAll(/^（([一二三四五六七八九十]+)）/gm)].map(([, item]) => item);
        const wanted = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].slice(0, items.length);
        expect(items, `${name} ${number}`).toEqual(wanted);
      }
    }
  });

  it('knows the 代表法 of 2015 to its last day and that of 2025 from its first', () => {
    const versions = library.filter(({ shortNames }) => shortNames.includes('代表法'));
    expect(versions.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      ['2015-08-29', '2025-03-10'],
      ['2025-03-11', null],
    ]);
    const textOf = (version: Law | undefined, number: number) =>
      version?.articles.find((article) => article.number === number)?.text;
    expect(textOf(versions[0], 42)).toContain('自交办之日起三个月内答复');
    expect(textOf(versions[1], 51)).toContain('自交办之日起三个月内答复');
    expect(textOf(versions[0], 51)).toBeUndefined();
  });

  it('does not count as in force what the 生态环境法典 repealed', () => {
    const repealed = library.filter(({ note }) => note.includes('生态环境法典'));
    expect(repealed.map(({ validTo }) => validTo)).toEqual(Array(4).fill('2026-08-14'));
  });
});

describe('a file of a law', () => {
  const fault = (value: unknown) => {
    try {
      parseLaw('a.json', typeof value === 'string' ? value : JSON.stringify(value));
    } catch (error) {
      return error;
    }
    return null;
  };

  it.each<[string, unknown, string]>([
    ['no JSON', '{', '不是有效的 JSON'],
    ['a missing value', { ...OLD, issuer: undefined }, 'issuer'],
    ['an unknown key', { ...OLD, title: 'x' }, 'title'],
    ['no day', { ...OLD, validFrom: '2020-02-30' }, 'validFrom'],
    ['no article', { ...OLD, articles: [] }, 'articles'],
    ['an end before its beginning', { ...OLD, validTo: '2019-12-31' }, '2019-12-31'],
    ['an article twice', { ...OLD, articles: [...OLD.articles, ...OLD.articles] }, '第 1 条出现两次'],
  ])('with %s is refused with a sentence', (_, value, said) => {
    expect(fault(value)).toMatchObject({
      code: 'unreadable_file',
      message: expect.stringMatching(new RegExp(`a\\.json.*${said}`)),
    });
  });

  it('may begin with a byte order mark and leave out what has a default', () => {
    const { shortNames: _, ...bare } = OLD;
    expect(parseLaw('a.json', `\uFEFF${JSON.stringify(bare)}`)).toEqual({ ...OLD, shortNames: [] });
  });
});

describe.each(ENGINES)('laws in the store on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openTestStore(engine);
  });
  beforeEach(() => emptyStore(store));
  afterAll(() => store?.close());

  const textOf = async (name: string, day: string) => {
    const versions = await resolveArticle(store.db, { name, number: 1, suffix: 0 });
    return versions.find(({ law: { validFrom, validTo } }) => validFrom <= day && (validTo ?? '9') >= day)
      ?.article?.text;
  };

  it('are those of the library after a start, once', async () => {
    await seedLaws(store.db, library);
    const before = await store.db.selectFrom('law').select(['id', 'importedAt']).orderBy('id').execute();
    await seedLaws(store.db, library);
    expect(await store.db.selectFrom('law').select(['id', 'importedAt']).orderBy('id').execute()).toEqual(
      before,
    );
    const articles = library.reduce((sum, version) => sum + version.articles.length, 0);
    const listed = await readLaws(store.db);
    expect(listed.reduce((sum, version) => sum + version.articles, 0)).toBe(articles);
  });

  it('follow the library of a newer program', async () => {
    await seedLaws(store.db, [OLD]);
    await seedLaws(store.db, [ENDED, NEXT]);
    expect(await textOf('路灯条例', '2026-12-31')).toBe('路灯由甲维修。');
    expect(await textOf('路灯条例', '2027-01-01')).toBe('路灯由乙维修。');
  });

  it('stay as people imported them, whatever the library says at the next start', async () => {
    await seedLaws(store.db, [OLD]);
    expect(await importLaws(store.db, [NEXT, ENDED])).toEqual({
      imported: 1,
      unchanged: 0,
      updated: 1,
      articles: 2,
    });
    const stamps = await readLawStamps(store.db);
    await seedLaws(store.db, [OLD]);
    // A library that learns of the new version later, under another name of its edition.
    await seedLaws(store.db, [ENDED, { ...NEXT, edition: '2027年修订' }]);
    expect(await readLawStamps(store.db)).toEqual(stamps);
    expect(await importLaws(store.db, [ENDED, NEXT])).toMatchObject({ unchanged: 2 });
  });

  it('keep what people corrected in a version of the library', async () => {
    await seedLaws(store.db, [OLD]);
    await importLaws(store.db, [{ ...OLD, articles: [{ number: 1, suffix: 0, text: '路灯由丙维修。' }] }]);
    await seedLaws(store.db, [OLD]);
    expect(await textOf('路灯条例', '2026-01-01')).toBe('路灯由丙维修。');
  });

  it('are refused when two would be in force at once, and nothing is written', async () => {
    await seedLaws(store.db, [OLD]);
    await expect(importLaws(store.db, [NEXT])).rejects.toMatchObject({ code: 'conflict' });
    expect(await readLawStamps(store.db)).toHaveLength(1);
  });
});

describe('minsheng laws', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = createFolder();
  });
  afterEach(() => folder.remove());

  const minsheng = (...argv: string[]) =>
    spawnSync(process.execPath, [PROGRAM, ...argv], {
      cwd: folder.path('.'),
      env: { PATH: process.env['PATH'] },
      encoding: 'utf8',
    });

  it('imports, says what it did in both languages, and refuses a bad file with code 1', () => {
    const old = folder.write('old.json', JSON.stringify(ENDED));
    const next = folder.write('next.json', JSON.stringify(NEXT));
    const bad = folder.write('bad.json', JSON.stringify({ ...NEXT, validFrom: 'x' }));
    const refused = minsheng('laws', old, bad, '--json');
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'unreadable_file' } });
    expect(refused.stderr).toContain('validFrom');

    const done = minsheng('laws', old, next, '--json');
    expect(done.status).toBe(0);
    expect(JSON.parse(done.stdout)).toEqual({ imported: 2, unchanged: 0, updated: 0, articles: 2 });
    const again = minsheng('laws', old, next, '--lang', 'en');
    expect(again).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('0 new, 0 updated, 2 unchanged'),
    });
    expect(minsheng('laws', 'none.json').status).toBe(1);
    expect(minsheng('laws').status).toBe(2);
  });

  it('does not take one version twice', () => {
    const twice = ['a.json', 'b.json'].map((name) => folder.write(name, JSON.stringify(OLD)));
    expect(() => readLawFiles(twice)).toThrow(/b\.json.*已有/);
  });
});
