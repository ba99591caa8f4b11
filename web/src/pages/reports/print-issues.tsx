import { Link } from 'react-router';
import { issueAddress } from '../../app/addresses.ts';
import { formatScore } from '../../components/format-figure.ts';
import { PartsBar } from '../../components/parts-bar.tsx';
import { STATE_WORDS } from '../../words.ts';
import type { IssueRow } from '../issues/issue-types.ts';

export function PrintIssues({ issues }: { readonly issues: readonly IssueRow[] }) {
  const full = Math.max(0, ...issues.map(({ ranking }) => ranking?.score ?? 0));
  return (
    <section>
      <h2>居前事项</h2>
      {issues.map(({ id, title, state, kind, ranking, live, quote }) => (
        <section key={id} className="print-issue">
          <h3>
            {ranking?.rank}. <Link to={issueAddress(id)}>{title}</Link>
          </h3>
          <p className="note">
            {kind.name} · {STATE_WORDS[state]} · {live.people} 人 {live.records} 件
            {ranking && ` · 热度 ${formatScore(ranking.score)}，名次范围 ${ranking.rankRange.join(' 至 ')}`}
          </p>
          {ranking && <PartsBar parts={ranking.parts} weights={ranking.weights} full={full} showsWeights />}
          {quote && (
            <p>
              “{quote.text}”<span className="note">（{quote.sourceId}）</span>
            </p>
          )}
        </section>
      ))}
    </section>
  );
}
