import { Link } from 'react-router';
import { LINEAGE_EVENTS } from '../../../../src/domain/lineage.ts';
import { useMay } from '../../api/session.ts';
import { issuesAddress, runAddress } from '../../app/addresses.ts';
import { BalanceSheet } from '../../components/balance-sheet.tsx';
import { FigureLink } from '../../components/figure-link.tsx';
import { formatProseDate } from '../../components/format-date.ts';
import { LINEAGE_WORDS } from '../../words.ts';
import type { Overview } from './overview.ts';

export function LastRun({ overview: { run } }: { readonly overview: Overview }) {
  const may = useMay();
  if (!run) return null;
  const said = run.finishedAt ? formatProseDate(run.finishedAt) : '';
  return (
    <section>
      <h2>最近一次运行</h2>
      <p className="note">
        {may('getRun') ? <Link to={runAddress(run.id)}>第 {run.id} 次</Link> : `第 ${run.id} 次`}，{said}，共{' '}
        <FigureLink value={run.issues} to="/issues" unit="个事项" />
      </p>
      <BalanceSheet balance={run.balance} />
      <p className="event-counts">
        {LINEAGE_EVENTS.map((event) => (
          <FigureLink key={event} value={run.lineage?.[event] ?? 0} to={issuesAddress({ event })}>
            {' '}
            {LINEAGE_WORDS[event]}
          </FigureLink>
        ))}
      </p>
    </section>
  );
}
