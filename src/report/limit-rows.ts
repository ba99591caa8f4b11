import type { Table } from './table.ts';

/** A printed table longer than this is not read; the spreadsheet has every row. */
const PRINTED_ROWS = 60;

/**
 * The first rows of a table, and any later one that the text points at, so that no reference in print
 * leads nowhere.
 *
 * @returns `note` says how many rows are left out and where they are; null when none is.
 */
export function limitRows(
  table: Table,
  referenced: ReadonlySet<string>,
  limit: number = PRINTED_ROWS,
): { shown: Table; note: string | null } {
  const rows = table.rows.filter(
    ({ anchor }, index) => index < limit || (anchor !== undefined && referenced.has(anchor)),
  );
  const left = table.rows.length - rows.length;
  return {
    shown: { ...table, rows },
    note: left === 0 ? null : `共${table.rows.length}行，其余${left}行见同名电子表格。`,
  };
}
