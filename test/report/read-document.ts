/** What the tests read back: the parts of a DOCX and its paragraphs as text. */
import { readEntries } from '../../src/report/repack-zip.ts';

export function partOf(bytes: Uint8Array, name: string): string {
  const entry = readEntries(Buffer.from(bytes)).find((candidate) => candidate.name === name);
  if (entry === undefined) throw new RangeError(`no part ${name}`);
  return entry.content.toString('utf8');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole))
    .join('');

export const paragraphsOf = (xml: string): string[] =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => paragraph);
