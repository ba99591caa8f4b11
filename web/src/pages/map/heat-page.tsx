/** District by month: every number opens the list of what it counts. */
import { useQuery } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { Link } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { recordsAddress } from '../../app/addresses.ts';
import { useFilters } from '../../app/use-filters.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { WORDS } from '../../words.ts';
import { kindTreeQuery } from '../desk/desk-queries.ts';
import { shadeOf } from './heat-scale.ts';
import './map.css';

type Heat = InferResponseType<typeof client.api.heat.$get, 200>;
type Cell = Heat['cells'][number];

const FILTERS = ['kind', 'issue', 'months', 'count'] as const;
const MONTHS = [
  { value: '12', word: '最近 12 个月' },
  { value: '24', word: '最近 24 个月' },
  { value: '60', word: '最近 5 年' },
];
const COUNTS = [
  { value: 'records', word: '来件数' },
  { value: 'people', word: '人数' },
];

export function HeatPage() {
  const { filters, set } = useFilters(FILTERS);
  const { kind, issue, months = '24' } = filters;
  const counts = filters.count === 'people' ? 'people' : 'records';
  const query = useQuery({
    queryKey: ['heat', kind, issue, months],
    queryFn: () =>
      answerOf(
        client.api.heat.$get({ query: { months, ...(kind ? { kind } : {}), ...(issue ? { issue } : {}) } }),
      ),
  });
  const { data: tree } = useQuery(kindTreeQuery);
  const kinds = tree?.fields.flatMap((field) => field.kinds) ?? [];
  return (
    <>
      <PageHeader title="区县与月份" note={issue ? `限于事项 ${issue}` : '每个数字都打开它所数的来件'} />
      <div className="filters">
        <SelectField
          label={WORDS.kind}
          value={kind ?? ''}
          none="全部"
          options={kinds.map(({ code, name }) => ({ value: code, word: name }))}
          onChange={(value) => set('kind', value)}
        />
        <SelectField
          label="时间"
          value={months}
          options={MONTHS}
          onChange={(value) => set('months', value)}
        />
        <SelectField
          label="数什么"
          value={counts}
          options={COUNTS}
          onChange={(value) => set('count', value)}
        />
      </div>
      <QueryState query={query}>
        {(heat) =>
          heat.cells.length === 0 ? (
            <EmptyState title="没有符合的来件">请换一个类型或更长的时间。</EmptyState>
          ) : (
            <HeatTable heat={heat} counts={counts} />
          )
        }
      </QueryState>
    </>
  );
}

type TableProps = { readonly heat: Heat; readonly counts: 'records' | 'people' };

function HeatTable({ heat, counts }: TableProps) {
  const { months, districts, cells } = heat;
  const byPlace = new Map(cells.map((cell) => [`${cell.district ?? ''} ${cell.month}`, cell]));
  const highest = Math.max(...cells.map((cell) => cell[counts] ?? 0));
  return (
    <>
      <p className="note">
        {counts === 'people' ? '每格是人数' : '每格是来件数'}，颜色越深越多
        {cells.some((cell) => cell[counts] === null) && '；“少”是人数不足，不显示'}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than the page, so the keyboard must be able to scroll it */}
      <section className="heat-scroll" ref={showNewest} tabIndex={0} aria-label="区县与月份的表">
        <table className="heat">
          <caption className="for-readers">区县与月份</caption>
          <thead>
            <tr>
              <th scope="col">区县</th>
              {months.map((month) => (
                <th key={month} scope="col">
                  {month.slice(0, 4)}
                  <br />
                  {Number(month.slice(5))}月
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {districts.map((district) => (
              <tr key={district ?? ''}>
                <th scope="row">{district ?? '未注明'}</th>
                {months.map((month) => (
                  <HeatCell
                    key={month}
                    cell={byPlace.get(`${district ?? ''} ${month}`)}
                    counts={counts}
                    highest={highest}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** The newest months stand at the right end, outside of a narrow screen. */
function showNewest(section: HTMLElement | null): void {
  if (section) section.scrollLeft = section.scrollWidth;
}

type CellProps = {
  readonly cell: Cell | undefined;
  readonly counts: TableProps['counts'];
  readonly highest: number;
};

function HeatCell({ cell, counts, highest }: CellProps) {
  if (!cell) return <td />;
  const count = cell[counts];
  if (count === null) return <td title="人数太少，不显示">少</td>;
  const { background, ink } = shadeOf(count, highest);
  // The list cannot be asked for records without a district.
  if (cell.query === null) return <td style={{ background, color: ink }}>{count}</td>;
  return (
    <td style={{ background }}>
      <Link
        to={recordsAddress(cell.query)}
        style={{ color: ink }}
        aria-label={`${cell.district ?? '未注明'} ${cell.month} ${count}`}
      >
        {count}
      </Link>
    </td>
  );
}
