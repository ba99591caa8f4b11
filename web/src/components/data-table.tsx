import type { Key, ReactNode } from 'react';

export type Column<Row> = {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the right, under each other. */
  readonly isFigure?: boolean;
  /** A word or two that are not broken over lines. */
  readonly isShort?: boolean;
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
          {columns.map((column) => (
            <th key={column.title} scope="col" className={classOf(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) => (
              <td key={column.title} data-label={column.title} className={classOf(column)}>
                <div>{column.cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const classOf = <Row,>({ isFigure, isShort }: Column<Row>): string | undefined =>
  isFigure ? 'number' : isShort ? 'short' : undefined;
