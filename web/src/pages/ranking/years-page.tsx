import { useQuery } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { Link } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { issueAddress, kindAddress } from '../../app/addresses.ts';
import { useFilters } from '../../app/use-filters.ts';
import { Choice } from '../../components/choice.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';

const compareYears = client.api.ranking.years.$get;
type Comparison = InferResponseType<typeof compareYears, 200>;
type Item = Comparison['items'][number];
type Measure = 'records' | 'people' | 'suggestions';

const FILTERS = ['subject', 'measure'] as const;
const SUBJECTS = [
  { value: 'kind', word: '按类型' },
  { value: 'issue', word: '按事项' },
] as const;
const MEASURES = [
  { value: 'records', word: '来件' },
  { value: 'people', word: '人数' },
  { value: 'suggestions', word: '代表建议' },
] as const satisfies readonly { value: Measure; word: string }[];

/** What was brought up year after year: one line per kind or issue, one column per year. */
export function YearsPage() {
  const { filters, set } = useFilters(FILTERS);
  const subject = filters.subject === 'issue' ? 'issue' : 'kind';
  const measure = MEASURES.find(({ value }) => value === filters.measure)?.value ?? 'records';
  const comparison = useQuery({
    queryKey: ['years', subject],
    queryFn: () => answerOf(compareYears({ query: { subject, limit: '50' } })),
  });
  return (
    <>
      <PageHeader title="历年对比" note="按热度排列；人数不足公开底线的年份不显示数字。" />
      <div className="choices">
        <Choice
          label="比什么"
          options={SUBJECTS}
          value={subject}
          onChange={(value) => set('subject', value)}
        />
        <Choice
          label="数什么"
          options={MEASURES}
          value={measure}
          onChange={(value) => set('measure', value)}
        />
      </div>
      <QueryState query={comparison}>
        {(data) =>
          data.items.length === 0 ? (
            <EmptyState title="还没有可比的年份">
              先导入历年建议，再<Link to="/runs">运行</Link>一次。
            </EmptyState>
          ) : (
            <DataTable
              caption="历年对比"
              rows={data.items}
              keyOf={({ id }) => id}
              columns={columnsOf(data, subject, measure)}
            />
          )
        }
      </QueryState>
    </>
  );
}

function columnsOf(
  { years, items }: Comparison,
  subject: 'kind' | 'issue',
  measure: Measure,
): Column<Item>[] {
  const most = Math.max(1, ...items.flatMap((item) => item.years.map((year) => year[measure] ?? 0)));
  return [
    { title: '名次', isFigure: true, cell: ({ rank }) => rank },
    {
      title: subject === 'kind' ? '类型' : '事项',
      cell: ({ id, title }) => (
        <Link to={subject === 'kind' ? kindAddress(id) : issueAddress(Number(id))}>{title}</Link>
      ),
    },
    ...years.map((year) => ({
      title: `${year}年`,
      isFigure: true,
      cell: (item: Item) => <YearCell value={figureOf(item, year, measure)} most={most} />,
    })),
  ];
}

function figureOf(item: Item, year: number, measure: Measure): number | null {
  const found = item.years.find((row) => row.year === year);
  return found ? found[measure] : 0;
}

/** The figure with a bar under it, so that a row can be read as a shape; 0 is quiet, hidden says so. */
function YearCell({ value, most }: { readonly value: number | null; readonly most: number }) {
  if (value === null) return <span className="unknown">不足底线</span>;
  if (value === 0) return <span className="unknown">0</span>;
  return (
    <span className="year-cell">
      {value}
      <span aria-hidden="true" style={{ width: `${Math.max(2, (100 * value) / most)}%` }} />
    </span>
  );
}
