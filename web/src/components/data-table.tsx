import type { Key, ReactNode } from 'react';

export type Column<Row> = {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the right, under each other. */
  readonly isFigure?: boolean;
};

type Props<Row> = {
  /** What the table shows, for readers of the screen. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => Key;
  /** A few short columns fit a narrow screen as they are. */
  readonly isSmall?: boolean;
};

/** A quiet table; on a narrow screen each row becomes a short list of name and value. */
export function DataTable<Row>({ caption, columns, rows, keyOf, isSmall = false }: Props<Row>) {
  return (
    <table className={isSmall ? 'data-table' : 'data-table folds'}>
      <caption className="for-readers">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title, isFigure }) => (
            <th key={title} scope="col" className={isFigure ? 'number' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ title, cell, isFigure }) => (
              <td key={title} data-label={title} className={isFigure ? 'number' : undefined}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
