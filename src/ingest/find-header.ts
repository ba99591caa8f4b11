/** How many non-blank rows from the top may come before the header: titles, units, dates of the export. */
export const HEADER_SEARCH_ROWS = 10;

export type FoundHeader = {
  /** Index of the header row among the rows given; the data begin after `last`. */
  readonly first: number;
  readonly last: number;
  /** One name per column, all different, none empty. */
  readonly headers: readonly string[];
  /** How many of them are known names. */
  readonly known: number;
};

/**
 * The row with the most known names, the upper of two equals. A row of group names above it fills its blanks, and a
 * row of sub-names below it (诉求人 over 姓名 and 电话) goes first.
 *
 * @param rows the first rows of a table as text, '' for an empty cell.
 */
export function findHeader(
  rows: readonly (readonly string[])[],
  isHeader: (name: string) => boolean,
): FoundHeader | null {
  const scores = rows.map((cells) => cells.filter((cell) => cell.trim() !== '' && isHeader(cell)).length);
  const best = Math.max(0, ...scores);
  const at = scores.indexOf(best);
  const row = rows[at];
  if (best === 0 || row === undefined) return null;
  const below = rows[at + 1];
  const last = below && isSubHeader(below, row, isHeader) ? at + 1 : at;
  const above = last === at && at > 0 ? rows[at - 1] : undefined;
  const names = last === at ? fillBlanks(row, above, isHeader) : mergeNames(row, below ?? []);
  const headers = distinctNames(names);
  return { first: at, last, headers, known: headers.filter(isHeader).length };
}

/** Every cell of it is a known name, and it names a column that the row above leaves blank. */
function isSubHeader(
  below: readonly string[],
  row: readonly string[],
  isHeader: (name: string) => boolean,
): boolean {
  const filled = below.flatMap((cell, column) => (cell.trim() === '' ? [] : [{ cell, column }]));
  if (filled.length === 0 || !filled.every(({ cell }) => isHeader(cell))) return false;
  return filled.some(({ column }) => (row[column] ?? '').trim() === '');
}

function mergeNames(row: readonly string[], below: readonly string[]): string[] {
  return Array.from({ length: Math.max(row.length, below.length) }, (_, column) => {
    const sub = (below[column] ?? '').trim();
    return sub === '' ? (row[column] ?? '') : sub;
  });
}

function fillBlanks(
  row: readonly string[],
  above: readonly string[] | undefined,
  isHeader: (name: string) => boolean,
): string[] {
  return Array.from({ length: Math.max(row.length, above?.length ?? 0) }, (_, column) => {
    const name = row[column] ?? '';
    const upper = above?.[column] ?? '';
    return name.trim() === '' && isHeader(upper) ? upper : name;
  });
}

/** Trailing blanks go; other blanks become 第3列, a repeated name 备注 (2). */
export function distinctNames(names: readonly string[]): string[] {
  const width = names.findLastIndex((name) => name.trim() !== '') + 1;
  const seen = new Set<string>();
  return names.slice(0, width).map((raw, index) => {
    const name = raw.replace(/\s+/gu, ' ').trim() || `第${index + 1}列`;
    let distinct = name;
    for (let copy = 2; seen.has(distinct); copy += 1) distinct = `${name} (${copy})`;
    seen.add(distinct);
    return distinct;
  });
}
