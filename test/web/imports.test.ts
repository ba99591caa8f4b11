/** What of src may reach a browser: words and codes. Types may come from anywhere, they are gone after the build. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const WEB = join(import.meta.dirname, '../../web/src');
const ALLOWED = [/\/src\/domain\//, /\/src\/report\/label-words\.ts$/];
const VALUE_IMPORT = /^(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']*\/src\/[^']+)'/gm;

const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));

it('sees the pages', () => expect(files.length).toBeGreaterThan(80));

it('pages take values of the server only from where there is no server', () => {
  const foreign = files.flatMap((file) =>
    [...readFileSync(join(WEB, file), 'utf8').matchAll(VALUE_IMPORT)]
      .map(([, path = '']) => path)
      .filter((path) => !ALLOWED.some((allowed) => allowed.test(path)))
      .map((path) => `${file}: ${path}`),
  );
  expect(foreign).toEqual([]);
});
