/**
 * Takes the moment of writing and the library's running numbers out of a DOCX: the library stamps the
 * current time, counts bookmarks through the life of the process and names links at random.
 */
import { repackZip } from './repack-zip.ts';

/** @param at becomes created and modified. */
export function settleDocx(bytes: Uint8Array, at: Date): Uint8Array {
  const moment = `${at.toISOString().slice(0, 19)}Z`;
  return repackZip(bytes, (name, content) => {
    if (name === 'docProps/core.xml') return datedAt(content.toString('utf8'), moment);
    if (name === 'word/document.xml') return renumbered(content.toString('utf8'));
    return null;
  });
}

const datedAt = (xml: string, moment: string): string =>
  xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${moment}`);

/** Bookmarks are numbered in the order in which they stand. */
function renumbered(xml: string): string {
  const numbers = new Map<string, number>();
  return xml.replace(/<w:bookmark(?:Start|End)[^>]*>/g, (tag) =>
    tag.replace(/w:id="(\d+)"/, (_, id: string) => {
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return `w:id="${number}"`;
    }),
  );
}
