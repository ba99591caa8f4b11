import { displayWidth, pad, truncate } from './display-width.ts';

export type Column = {
  readonly header: string;
  readonly align?: 'left' | 'right';
  /** Gives up columns when the table is too wide, down to 12; without it a cell is never cut. */
  readonly flexible?: boolean;
};

const GAP = '  ';
const NARROWEST = 12;

/**
 * A plain table: header, rule, rows.
 *
 * @param rows one cell per column, one line each.
 * @param width columns of the terminal; Infinity = nothing is cut.
 */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const widths = fitWidths(columns, naturalWidths(columns, rows), width);
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => {
        const own = widths[index] ?? 0;
        return pad(columns[index]?.flexible ? truncate(cell, own) : cell, own, columns[index]?.align);
      })
      .join(GAP)
      .trimEnd();
  const rule = widths.map((own) => '─'.repeat(own)).join(GAP);
  return [line(columns.map(({ header }) => header)), rule, ...rows.map(line)].join('\n');
}

function naturalWidths(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  return columns.map(({ header }, index) =>
    rows.reduce((widest, row) => Math.max(widest, displayWidth(row[index] ?? '')), displayWidth(header)),
  );
}

/** Takes what is too much from the widest flexible columns first. */
function fitWidths(columns: readonly Column[], natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  const total = () => widths.reduce((sum, own) => sum + own, GAP.length * (widths.length - 1));
  while (total() > width) {
    const candidates = widths.flatMap((own, index) =>
      columns[index]?.flexible && own > NARROWEST ? [{ own, index }] : [],
    );
    const widest = candidates.toSorted((one, other) => other.own - one.own)[0];
    if (widest === undefined) break;
    widths[widest.index] = widest.own - 1;
  }
  return widths;
}
