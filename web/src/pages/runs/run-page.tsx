import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { stepPlace, stepWord } from '../../../../src/domain/code-words.ts';
import { type RunDetail, runQuery } from '../../api/runs.ts';
import { useMay } from '../../api/session.ts';
import { BalanceSheet } from '../../components/balance-sheet.tsx';
import { formatMoment } from '../../components/format-date.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { LineageDiff } from './lineage-diff.tsx';
import { RUN_STATE_WORDS, runErrorWord } from './run-words.ts';

export function RunPage() {
  const { id = '' } = useParams();
  return (
    <QueryState query={useQuery(runQuery(id))} title="运行">
      {(run) => <RunView run={run} />}
    </QueryState>
  );
}

function RunView({ run }: { readonly run: RunDetail }) {
  const may = useMay();
  return (
    <>
      <PageHeader
        title={`第 ${run.id} 次运行`}
        note={[
          RUN_STATE_WORDS[run.state] + (run.error ? `：${runErrorWord(run.error)}` : ''),
          run.full ? '全部重新归并' : '增量',
          `${formatMoment(run.startedAt)} 开始`,
          run.seconds !== null && `用时 ${run.seconds.toFixed(1)} 秒`,
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <div className="columns">
        {run.balance && (
          <section>
            <h2>账目</h2>
            <BalanceSheet balance={run.balance} />
          </section>
        )}
        <RunFacts run={run} />
      </div>
      {run.contradictions.length > 0 && (
        <p>
          有 {run.contradictions.length} 项决定与先前的决定矛盾，这次运行没有照办：
          {may('listContradictions') ? <Link to="/contradictions">逐项处理</Link> : '请工作人员处理'}
        </p>
      )}
      {may('getRunLineage') && run.lineage && <LineageDiff runId={run.id} counts={run.lineage} />}
    </>
  );
}

/** As a run goes through them, whatever order they were stored in. */
function inOrder(stages: RunDetail['stages']): RunDetail['stages'] {
  return stages.toSorted((a, b) => stepPlace(a.stage) - stepPlace(b.stage));
}

function RunFacts({ run: { stages, settings, digest } }: { readonly run: RunDetail }) {
  return (
    <section>
      <h2>用时与设置</h2>
      <dl className="facts">
        {inOrder(stages).map(({ stage, seconds }) => (
          <div key={stage}>
            <dt>{stepWord(stage)}</dt>
            <dd>{seconds.toFixed(1)} 秒</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>设置与摘要</summary>
        <dl className="facts">
          {settings.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {digest && (
            <div>
              <dt>摘要 SHA-256</dt>
              <dd className="digest">{digest}</dd>
            </div>
          )}
        </dl>
      </details>
    </section>
  );
}
