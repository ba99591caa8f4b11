import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { createRun } from '../../api/runs.ts';
import { useMay } from '../../api/session.ts';
import { usePages } from '../../api/use-pages.ts';
import { ActiveJobs } from '../../components/active-jobs.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PagesState } from '../../components/pages-state.tsx';
import { RunTable } from './run-table.tsx';

export function RunsPage() {
  const may = useMay();
  const queries = useQueryClient();
  const [started, setStarted] = useState<number | null>(null);
  const runs = usePages(['runs'], (cursor) => answerOf(client.api.runs.$get({ query: cursor })));
  return (
    <>
      <PageHeader
        title="运行"
        note="一次运行把新来件归入事项、识别类型、排序。人的决定一律照办，编号不变。"
        actions={may('createRun') && <StartRun onStarted={setStarted} />}
      />
      <ActiveJobs kind="run" started={started} onEnd={() => void queries.invalidateQueries()} />
      <PagesState
        query={runs}
        empty={
          <EmptyState title="还没有运行过">
            先<Link to="/imports">导入来件</Link>，再点“开始运行”。
          </EmptyState>
        }
      >
        {(items) => <RunTable runs={items} />}
      </PagesState>
    </>
  );
}

function StartRun({ onStarted }: { readonly onStarted: (jobId: number) => void }) {
  const [full, setFull] = useState(false);
  const start = useMutation({ mutationFn: createRun, onSuccess: ({ id }) => onStarted(id) });
  return (
    <>
      <Checkbox checked={full} onChange={(event) => setFull(event.target.checked)}>
        全部重新归并
      </Checkbox>
      <Button type="primary" loading={start.isPending} onClick={() => start.mutate(full)}>
        开始运行
      </Button>
      {start.isError && <ErrorState error={start.error} />}
    </>
  );
}
