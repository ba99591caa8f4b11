import { Link } from 'react-router';
import { useMay } from '../../api/session.ts';
import { runAddress } from '../../app/addresses.ts';
import { formatProseDate } from '../../components/format-date.ts';
import type { AsOf } from './issue-types.ts';

/** Which run ranks and counts are from, and what people decided since. */
export function AsOfNote({ asOf }: { readonly asOf: AsOf }) {
  const may = useMay();
  const run = `第 ${asOf.runId} 次运行`;
  return (
    <>
      名次与分值按{may('getRun') ? <Link to={runAddress(asOf.runId)}>{run}</Link> : run}（
      {formatProseDate(asOf.finishedAt)}）
      {asOf.decisionsSince > 0 && (
        <>
          ，其后有{' '}
          {may('listDecisions') ? (
            <Link to="/decisions">{asOf.decisionsSince} 项决定</Link>
          ) : (
            `${asOf.decisionsSince} 项决定`
          )}
          ，下次运行计入
        </>
      )}
    </>
  );
}
