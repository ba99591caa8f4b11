import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../../src/domain/record.ts';

const SAMPLE = join(import.meta.dirname, '../../sample');
/** By the beginning of the file's name. */
const SOURCES: readonly (readonly [string, Source])[] = [
  ['12345热线工单', 'hotline'],
  ['代表建议', 'suggestion'],
  ['联络站留言', 'station'],
];

export type SourceFile = { readonly path: string; readonly source: Source };

/** The sample as a city would import it, in the order of the names. */
export function sampleFiles(): SourceFile[] {
  const names = readdirSync(SAMPLE).toSorted();
  const files = SOURCES.flatMap(([beginning, source]) =>
    names.filter((name) => name.startsWith(beginning)).map((name) => ({ path: join(SAMPLE, name), source })),
  );
  if (files.length < SOURCES.length) throw new RangeError('the sample is not complete: npm run sample');
  return files;
}
