/** What the pages say exists, exists: paths, npm scripts, commands, and the same commands in both languages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/commands.ts';
import { SETTING_NAMES } from '../src/config/settings.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (page: string) => readFileSync(join(ROOT, page), 'utf8');
const filesUnder = (folder: string, ending: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
const pages = [...readdirSync(ROOT).filter((name) => name.endsWith('.md')), ...filesUnder('docs', '.md')];
const sources = ['src', 'test', 'eval', 'bench', 'scripts'].flatMap((folder) => filesUnder(folder, '.ts'));
const READMES = ['README.md', 'README.zh-CN.md'];

const codeBlocks = (text: string, language: string): string[] =>
  [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, kind, body = '']) =>
    kind === language ? [body] : [],
  );

/** Places in our own tree, as links and as `src/…` in running text; patterns and names to be filled in are none. */
function citedPaths(page: string): string[] {
  const text = read(page);
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path = '']) =>
    join(dirname(page), path),
  );
  const places = [
    ...text.matchAll(
      /(?<![\w/.-])(?:src|test|eval|bench|scripts|docs|reference|migrations|prompts|sample|bin|\.ci)\/[^\s`'"()[\]，。、；：（）|…]+/g,
    ),
  ].map(([path]) => path.replace(/[.,;:]+$/, ''));
  return [...links, ...places].filter((path) => !/[<>*{}]|NNNN|name-of/.test(path));
}

describe('pages', () => {
  // A check that sees nothing passes; this one must not.
  it('are seen', () => {
    expect(pages).toEqual(expect.arrayContaining([...READMES, 'ARCHITECTURE.md', 'CONTRIBUTING.md']));
    expect(pages.flatMap(citedPaths).length).toBeGreaterThan(50);
  });

  it.each(pages)('%s cites paths that exist', (page) => {
    expect(citedPaths(page).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('are there when a comment in the code cites them', () => {
    const cited = sources.flatMap((file) =>
      [...read(file).matchAll(/docs\/[\w/-]+\.md/g)].map(([page]) => `${file} cites ${page}`),
    );
    expect(cited.length).toBeGreaterThan(2);
    expect(cited.filter((line) => !existsSync(join(ROOT, line.split(' cites ')[1] ?? '')))).toEqual([]);
  });

  it.each(pages)('%s runs npm scripts that exist', (page) => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    const used = [...read(page).matchAll(/npm run (?:--?\w+ )*([\w:-]+)/g)].map(([, name = '']) => name);
    expect(used.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it.each(pages)('%s names settings that exist', (page) => {
    const known = new Set<string>(SETTING_NAMES);
    const used = [...read(page).matchAll(/MINSHENG_[A-Z_]+/g)].map(([name]) => name);
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe.each(READMES)('%s', (page) => {
  const commands = new Map(COMMANDS.map((command) => [command.name, command]));

  it('calls commands that exist, and lists each of them', () => {
    const called = [...read(page).matchAll(/npx minsheng ([a-z]+)/g)].map(([, name = '']) => name);
    const listed = [...read(page).matchAll(/^\| `([a-z]+)/gm)].map(([, name = '']) => name);
    expect(called.length).toBeGreaterThan(5);
    expect(called.filter((name) => !commands.has(name))).toEqual([]);
    expect([...new Set(listed)].toSorted()).toEqual([...commands.keys()].toSorted());
  });
});

describe('both readmes', () => {
  it.each(['bash', 'json', 'ini', 'text'])('have the same %s blocks', (language) => {
    const [english = [], chinese] = READMES.map((page) => codeBlocks(read(page), language));
    expect(english.length).toBeGreaterThan(0);
    expect(chinese).toEqual(english);
  });
});

describe('ARCHITECTURE.md', () => {
  it('prints the import table of test/architecture.test.ts', () => {
    const printed = [...read('ARCHITECTURE.md').matchAll(/^\| `(\w+)` \| `([^`|]*)` \|$/gm)].map(
      ([, part = '', names = '']) => [part, names.split(' ')],
    );
    expect(printed.length).toBeGreaterThan(5);
    expect(printed).toEqual(tableOfTheTest());
  });
});

/** Read from its text: importing a test would run it. */
function tableOfTheTest(): [string, string[]][] {
  const code = read('test/architecture.test.ts');
  const list = (text: string) => [...text.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
  const stage = list(/const STAGE = \[([^\]]*)\]/.exec(code)?.[1] ?? '');
  const body = /MAY_IMPORT[^=]*= \{\n([\s\S]*?)^\};/m.exec(code)?.[1] ?? '';
  return [...body.matchAll(/^ {2}(\w+): (\[[^\]]*\]|STAGE),$/gm)].map(([, part = '', value = '']) => [
    part,
    [...(value.includes('STAGE') ? stage : []), ...list(value)],
  ]);
}
