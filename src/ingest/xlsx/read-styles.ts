import type { Zip } from './open-zip.ts';
import { scanWhole } from './scan-entry.ts';
import { attributeOf } from './scan-xml.ts';

/** Built-in formats that show a date or a time, East Asian ones included (ECMA-376 part 1, 18.8.30). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** By cell style index (the `s` of a cell): does it show a date or a time? */
export async function readDateStyles(zip: Zip, name: string | null): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (name === null || !zip.entries.has(name)) return styles;
  const custom = new Map<number, boolean>();
  let inCellStyles = false;
  await scanWhole(zip, name, {
    open: (tag, attributes) => {
      if (tag === 'cellXfs') inCellStyles = true;
      const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
      if (tag === 'numFmt') custom.set(id, showsDate(attributeOf(attributes, 'formatCode') ?? ''));
      if (tag === 'xf' && inCellStyles) styles.push(custom.get(id) ?? isBuiltInDate(id));
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCellStyles = false;
    },
    text: () => {},
  });
  return styles;
}

/** yyyy"年"m"月", [h]:mm … but not "d"0, \d0 or [Red]0. */
export function showsDate(formatCode: string): boolean {
  const bare = formatCode
    .split(';', 1)[0]
    ?.replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return bare !== undefined && /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}
