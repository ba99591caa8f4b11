import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const STAGE = ['domain', 'zod'];

/** What each part of src/ may import, besides itself. This table is the architecture. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: ['zod'],
  config: ['domain', 'zod', 'node:fs', 'node:path'],
  ingest: [
    ...STAGE,
    '@node-rs/jieba',
    'node:fs',
    'node:fs/promises',
    'node:path',
    'node:stream',
    'node:crypto',
    'node:zlib',
  ],
  embed: [...STAGE, 'openai', '@node-rs/jieba', 'node:crypto', 'node:zlib'],
  cluster: [...STAGE, 'tsx', 'node:fs', 'node:os', 'node:worker_threads'],
  rank: STAGE,
  report: [
    ...STAGE,
    'docx',
    'exceljs',
    'echarts',
    '@resvg/resvg-js',
    'node:crypto',
    'node:fs',
    'node:module',
    'node:zlib',
    'node:stream',
  ],
  store: [
    'domain',
    'zod',
    'kysely',
    'pg',
    'pgvector',
    '@electric-sql/pglite',
    '@electric-sql/pglite-pgvector',
    'node:fs',
    'node:fs/promises',
    'node:path',
    'node:worker_threads',
    'node:crypto',
  ],
  // What people decide, and what they see of it before the next run.
  review: ['domain', 'zod', 'cluster', 'store'],
  // What pages show of the rows, and what readers may see.
  desk: ['domain', 'zod', 'cluster', 'store'],
  // What helps a deputy write: find, write, verify, check.
  assistant: ['domain', 'zod', 'store', 'llm', 'ingest', 'embed', 'cluster', 'node:crypto', 'node:path'],
  identity: ['domain', 'zod', 'store', '@node-rs/argon2', 'openid-client', 'node:crypto'],
  jobs: [
    'domain',
    'zod',
    'config',
    'store',
    'ingest',
    'pipeline',
    'report',
    'pg-boss',
    'node:crypto',
    'node:fs',
    'node:fs/promises',
    'node:path',
    'node:worker_threads',
    'tsx',
  ],
  api: [
    'domain',
    'zod',
    'config',
    'store',
    'ingest',
    'embed',
    'rank',
    'pipeline',
    'report',
    'review',
    'desk',
    'identity',
    'jobs',
    'assistant',
    'llm',
    'hono',
    '@hono/node-server',
    '@hono/zod-openapi',
    'hono-rate-limiter',
    'pino',
    'node:crypto',
    'node:fs',
    'node:fs/promises',
    'node:path',
    'node:stream',
    'node:events',
    'node:http',
    'node:timers/promises',
    'node:util',
    'node:zlib',
    'node:stream/promises',
  ],
  // The recipe: the one part that knows all stages. src/pipeline.ts is its table of contents.
  pipeline: [
    'domain',
    'zod',
    'config',
    'ingest',
    'embed',
    'cluster',
    'rank',
    'llm',
    'review',
    'store',
    'node:crypto',
    'node:fs',
    'node:path',
    'node:stream',
    'node:stream/promises',
    'node:timers/promises',
  ],
  cli: [
    'domain',
    'api',
    'jobs',
    'identity',
    'config',
    'ingest',
    'pipeline',
    'report',
    'store',
    'zod',
    'commander',
    'cli-progress',
    'node:child_process',
    'node:crypto',
    'node:events',
    'node:fs',
    'node:fs/promises',
    'node:path',
    'node:util',
  ],
  llm: [...STAGE, '@langchain/core', '@langchain/openai', 'langchain', 'node:fs', 'node:crypto', 'node:path'],
};

const SRC = join(import.meta.dirname, '../src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.(ts|mjs)$/.test(path),
);

/** cluster/rank.ts → cluster; pipeline.ts → pipeline. */
const partOf = (path: string) => path.split('/')[0]?.replace(/\.(ts|mjs)$/, '') ?? path;
/** @langchain/core/embeddings → @langchain/core; pg/x → pg; node:fs stays. */
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : specifier.startsWith('node:') ? 9 : 1)
    .join('/');

/** Static, type-only, re-exported, side-effect and dynamic imports; SQL that says "import" is none. */
const IMPORT =
  /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

function importsOf(file: string): string[] {
  const code = readFileSync(join(SRC, file), 'utf8').replace(/^\s*(\/\/|\*).*$/gm, '');
  return [...code.matchAll(IMPORT)].map(([, from, effect, dynamic]) => {
    const specifier = from ?? effect ?? dynamic ?? '';
    return specifier.startsWith('.')
      ? partOf(normalize(join(dirname(file), specifier)))
      : packageOf(specifier);
  });
}

describe('the import table', () => {
  // A check that sees nothing passes; this one must not.
  it('sees the source', () => expect(files.length).toBeGreaterThan(8));

  it.each(files.filter((file) => file.includes('/')))('%s imports only what its part may', (file) => {
    const part = partOf(file);
    const allowed = MAY_IMPORT[part];
    expect(allowed, `src/${part} has no line in the import table`).toBeDefined();
    const foreign = importsOf(file).filter((name) => name !== part && !allowed?.includes(name));
    expect(foreign).toEqual([]);
  });
});

/** What the pages may run of src/: pure words and lists. Of the rest they know the types alone. */
const WEB_MAY_RUN = /^(domain\/|report\/label-words\.ts$)/;

describe('the web app', () => {
  const WEB = join(import.meta.dirname, '../web/src');
  const pages = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.tsx?$/.test(path),
  );

  it('sees the pages', () => expect(pages.length).toBeGreaterThan(50));

  it('runs nothing of the service', () => {
    const foreign = pages.flatMap((page) => {
      const code = readFileSync(join(WEB, page), 'utf8');
      const imports = [...code.matchAll(/^import\s+(?!type\b)[^;]*?from\s*'([^']+)'/gm)];
      return imports
        .map(([, specifier = '']) => relative(SRC, normalize(join(WEB, dirname(page), specifier))))
        .filter((path) => !path.startsWith('..') && !WEB_MAY_RUN.test(path))
        .map((path) => `${page} runs ${path}`);
    });
    expect(foreign).toEqual([]);
  });
});
