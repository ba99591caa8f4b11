import { Link } from 'react-router';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { FigureLink } from '../../components/figure-link.tsx';
import { formatCount } from '../../components/format-figure.ts';
import type { IssuesOfPoints, MapIssue } from './list-issues.ts';

const MOST_ROWS = 60;

const COLUMNS: readonly Column<MapIssue>[] = [
  { title: '事项', cell: ({ id, title }) => <Link to={`/desk/${id}`}>{title}</Link> },
  { title: '其中诉求', cell: ({ asks }) => formatCount(asks), isFigure: true },
  {
    title: '全部诉求',
    cell: ({ id, size }) => <FigureLink value={size} to={`/records?issue=${id}`} />,
    isFigure: true,
  },
];

/** What the map shows, for whoever cannot use the picture, and what a lasso caught. */
export function IssueTable({ found, what }: { readonly found: IssuesOfPoints; readonly what: string }) {
  const { issues, alone } = found;
  return (
    <section className="map-table" aria-label={what}>
      <h2>{what}</h2>
      <p className="note" aria-live="polite">
        {formatCount(issues.length)} 个事项
        {alone > 0 && (
          <>
            ，另有 {formatCount(alone)} 条诉求<Link to="/records?state=unclustered">未归并</Link>
          </>
        )}
        {issues.length > MOST_ROWS && `；列出最多的 ${MOST_ROWS} 个`}
      </p>
      {issues.length > 0 && (
        <DataTable
          caption={what}
          columns={COLUMNS}
          rows={issues.slice(0, MOST_ROWS)}
          keyOf={({ id }) => id}
        />
      )}
    </section>
  );
}
