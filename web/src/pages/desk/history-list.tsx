/** Everything that happened to an issue, runs and decisions in one line of time. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PagesState } from '../../components/pages-state.tsx';
import { LINEAGE_WORDS } from '../../words.ts';
import { DecisionText } from './decision-text.tsx';
import { historyQuery } from './desk-queries.ts';
import type { HistoryItem } from './types.ts';
import type { Review } from './use-review.ts';

type Props = { readonly issueId: number; readonly review: Review };

export function HistoryList({ issueId, review }: Props) {
  const query = useInfiniteQuery(historyQuery(issueId));
  return (
    <section aria-label="沿革">
      <h2>沿革</h2>
      <PagesState query={query} empty={<EmptyState title="还没有沿革">下一次运行后会有。</EmptyState>}>
        {(items) => (
          <ol className="history">
            {items.map((item) => (
              <li key={item.what === 'run' ? `run ${item.runId}` : `decision ${item.decision.id}`}>
                <DateText value={item.at} as="moment" />{' '}
                {item.what === 'run' ? (
                  <RunText run={item} />
                ) : (
                  <DecisionText decision={item.decision} review={review} />
                )}
              </li>
            ))}
          </ol>
        )}
      </PagesState>
    </section>
  );
}

type Run = Extract<HistoryItem, { what: 'run' }>;

function RunText({ run }: { readonly run: Run }) {
  return (
    <span>
      <Link to={`/runs/${run.runId}`}>第 {run.runId} 次运行</Link>：{LINEAGE_WORDS[run.event]}，共{' '}
      {run.members} 条，新入 {run.joined}、离开 {run.left}
      <Others word="来自" issues={run.from} />
      <Others word="去往" issues={run.to} />
    </span>
  );
}

function Others({ word, issues }: { readonly word: string; readonly issues: Run['from'] }) {
  if (issues.length === 0) return null;
  return (
    <>
      ；{word}{' '}
      {issues.map(({ id, title }) => (
        <Link key={id} to={`/desk/${id}`}>
          {title}
        </Link>
      ))}
    </>
  );
}
