import { grouped, percent, score, shortDay } from './format-figures.ts';
import { oneLine } from './printable.ts';
import type { Cell, Column } from './table.ts';

/** A cell as text, for the formats that know no numbers (DOCX, HTML). */
export function printCell(cell: Cell, column: Column): string {
  if (cell === null) return '—';
  if (cell instanceof Date) return shortDay(cell);
  if (typeof cell === 'number') return printNumber(cell, column);
  return oneLine(typeof cell === 'string' ? cell : cell.text);
}

function printNumber(value: number, { number = 'plain' }: Column): string {
  if (number === 'count') return grouped(value);
  if (number === 'score') return score(value);
  if (number === 'percent') return percent(value);
  return String(value);
}
