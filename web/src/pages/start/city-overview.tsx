import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { Bursts } from './bursts.tsx';
import { LastRun } from './last-run.tsx';
import type { Overview } from './overview.ts';
import { Sources } from './sources.tsx';
import { TopKinds } from './top-kinds.tsx';

export function CityOverview({ title }: { readonly title: string }) {
  const overview = useQuery({
    queryKey: ['overview'],
    queryFn: () => answerOf(client.api.overview.$get()),
  });
  return (
    <>
      <PageHeader title={title} />
      <QueryState query={overview} lines={14}>
        {(data) => (
          <>
            <NextSteps overview={data} />
            <div className="columns">
              <Sources sources={data.records} />
              <LastRun overview={data} />
            </div>
            <div className="columns">
              <TopKinds kinds={data.topKinds} />
              <Bursts bursts={data.bursts} />
            </div>
          </>
        )}
      </QueryState>
    </>
  );
}

/** What waits for a person, each as a sentence with its link. */
function NextSteps({ overview: { inbox, run, recordsSinceRun, stamp } }: { readonly overview: Overview }) {
  const may = useMay();
  return (
    <ul className="next-steps">
      {inbox !== null && may('listInbox') && (
        <li>
          <Link to="/desk">{inbox} 个事项</Link> 等待审阅
        </li>
      )}
      {(run === null || recordsSinceRun > 0) && (
        <li>
          {run === null ? '还没有运行过' : `上次运行后有 ${recordsSinceRun} 件来件新到或有变`}
          {may('createRun') && (
            <>
              ：<Link to="/runs">去运行</Link>
            </>
          )}
        </li>
      )}
      <li>
        报告状态：{stamp.text} {may('createBlindCheck') && <Link to="/checks">盲检</Link>}
      </li>
    </ul>
  );
}
