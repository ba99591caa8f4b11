import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { answerOf, client } from '../../api/client.ts';
import { kindsQuery } from '../../api/kinds.ts';
import { useSession } from '../../api/session.ts';
import { formatProseDate } from '../../components/format-date.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { PrintIssues } from './print-issues.tsx';
import { PrintKinds } from './print-kinds.tsx';

const SHOWN = '30';

/** What the committee gets on paper; the browser prints it or saves it as PDF. */
export function PrintPage() {
  const { city } = useSession();
  const overview = useQuery({ queryKey: ['overview'], queryFn: () => answerOf(client.api.overview.$get()) });
  const kinds = useQuery(kindsQuery);
  const issues = useQuery({
    queryKey: ['issues', 'print'],
    queryFn: () => answerOf(client.api.issues.$get({ query: { limit: SHOWN } })),
  });
  return (
    <article className="print">
      <PageHeader
        title={`${city}民声事项排序`}
        actions={
          <Button type="primary" onClick={() => globalThis.print()}>
            打印或存为 PDF
          </Button>
        }
      />
      <QueryState query={overview}>
        {({ stamp, run, records }) => (
          <>
            <p className={stamp.state === 'final' ? 'stamp' : 'stamp draft'}>{stamp.text}</p>
            {run && (
              <p>
                依据第 {run.id} 次运行{run.finishedAt && `（${formatProseDate(run.finishedAt)}）`}：来件{' '}
                {records.reduce((sum, source) => sum + source.records, 0)} 件，诉求 {run.balance.asks}{' '}
                条＝归入事项 {run.balance.assigned}＋未成事项 {run.balance.unclustered}＋不计热度{' '}
                {run.balance.excluded}＋失败 {run.balance.failed}；事项 {run.issues}{' '}
                个。人数不足公开底线的事项不列。
              </p>
            )}
          </>
        )}
      </QueryState>
      <QueryState query={issues}>{({ items }) => <PrintIssues issues={items} />}</QueryState>
      <QueryState query={kinds}>{({ fields }) => <PrintKinds fields={fields} />}</QueryState>
    </article>
  );
}
