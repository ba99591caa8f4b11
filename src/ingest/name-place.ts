/**
 * The named place of a matter from an address cell: 观山湖区金华园街道栖桐新城6栋2单元 → 栖桐新城. What is
 * above it has columns of its own, and what is below it could be somebody's home.
 *
 * @param address masked. @param above names of city, district and street, as they may lead the address.
 * @returns 2 to 20 characters, or null when the cell names no place below the street.
 */
export function namePlace(address: string, above: readonly (string | null)[]): string | null {
  const [named = ''] = address.normalize('NFKC').split(DOOR);
  const bare = [...LEADING, ...above.flatMap((name) => name ?? [])]
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => (rest.startsWith(name) ? rest.slice(name.length) : rest.replace(name, '')), named)
    .replace(SEPARATORS, '');
  return bare.length >= 2 && bare.length <= 20 ? bare : null;
}

/** Where a house begins: a mask token, a number, or a count of buildings. */
const DOOR = /\[|\d|[一二三四五六七八九十]+(?:栋|幢|单元|号|座|期|组|楼)|[A-Za-z](?:栋|幢|座|区)/u;
const SEPARATORS = /[\s,，、;；()（）\-—/·]/gu;
const LEADING = ['贵州省', '贵阳市', '贵州', '贵阳'];
