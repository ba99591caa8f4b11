import { html, link, type Markup, quoted } from './html-markup.ts';
import { printCell } from './print-cell.ts';
import { type Cell, type Column, narrowed, type Row, type Table } from './table.ts';

/** From this many columns on the table is set smaller, so that it fits a laptop. */
const DENSE_COLUMNS = 12;

type Options = {
  /** Rows get their anchors as ids; off where another place of the page has them. */
  readonly anchored?: boolean;
};

/** The table with caption and head; wide ones scroll by themselves, not the page. */
export function tableMarkup(wideTable: Table, { anchored = true }: Options = {}): Markup {
  const table = narrowed(wideTable);
  const title = `${table.number} ${table.title}`.trim();
  if (table.rows.length === 0) {
    return html`<p id="${table.anchor}"><strong>${title}</strong>　${table.empty}</p>`;
  }
  const dense = table.columns.length >= DENSE_COLUMNS;
  return html`<div class="${dense ? 'scroll turned' : 'scroll'}" id="${table.anchor}" tabindex="0" role="region" aria-label="${title}">
<table class="${dense ? 'sheet dense' : 'sheet'}"><caption>${title}</caption>
<thead><tr>${table.columns.map(headCell)}</tr></thead>
<tbody>
${table.rows.map((row) => rowMarkup(row, table.columns, anchored))}</tbody></table></div>
`;
}

const headCell = ({ title, align }: Column): Markup => html`<th scope="col" class="${align}">${title}</th>`;

function rowMarkup({ anchor, cells }: Row, columns: readonly Column[], anchored: boolean): Markup {
  const inner = cells.map((cell, index) => cellMarkup(cell, columns[index]));
  return anchor !== undefined && anchored
    ? html`<tr id="${anchor}">${inner}</tr>\n`
    : html`<tr>${inner}</tr>\n`;
}

function cellMarkup(cell: Cell, column: Column | undefined): Markup {
  if (column === undefined) throw new RangeError('a row has more cells than its table has columns');
  const words = printCell(cell, column);
  const isLink = cell !== null && typeof cell === 'object' && 'to' in cell;
  const inner = isLink ? link(cell.to, words) : typeof cell === 'string' ? quoted(words) : html`${words}`;
  const long = column.align === 'left' && column.width >= 13 ? ' long' : '';
  return html`<td class="${column.align}${long}">${inner}</td>`;
}
