import { Link } from 'react-router';
import { issueAddress, recordsAddress } from '../../app/addresses.ts';
import { DateText } from '../../components/date-text.tsx';
import { FigureLink } from '../../components/figure-link.tsx';
import { formatScore } from '../../components/format-figure.ts';
import { KindTag } from '../../components/kind-tag.tsx';
import { PartsBar } from '../../components/parts-bar.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { LINEAGE_WORDS } from '../../words.ts';
import type { IssueRow } from './issue-types.ts';
import { RankMark } from './rank-mark.tsx';

/** Ranked issues, each with what its place is made of. Bars are as long as the best score of the list. */
export function IssueList({ issues }: { readonly issues: readonly IssueRow[] }) {
  const full = Math.max(0, ...issues.map(({ ranking }) => ranking?.score ?? 0));
  return (
    <ol className="issue-list">
      {issues.map((issue) => (
        <IssueItem key={issue.id} issue={issue} full={full} />
      ))}
    </ol>
  );
}

function IssueItem({ issue, full }: { readonly issue: IssueRow; readonly full: number }) {
  const { id, title, kind, state, event, ranking, quote } = issue;
  return (
    <li>
      <RankMark ranking={ranking} />
      <div className="issue-text">
        <h3>
          <Link to={issueAddress(id)}>{title}</Link>
        </h3>
        <p className="tags">
          <KindTag kind={kind} /> <StateTag state={state} />
          {event && event !== 'kept' && <span className="tag">{LINEAGE_WORDS[event]}</span>}
        </p>
        {quote && (
          <p className="one-quote">
            “{quote.text}”<span className="note"> {quote.district}</span>
          </p>
        )}
      </div>
      <IssueFigures issue={issue} />
      <div className="issue-parts">
        {ranking ? (
          <>
            <p className="score">热度 {formatScore(ranking.score)}</p>
            <PartsBar parts={ranking.parts} weights={ranking.weights} full={full} />
          </>
        ) : (
          <p className="note">下次运行后排名</p>
        )}
      </div>
    </li>
  );
}

function IssueFigures({ issue: { id, live, districts, firstAt, lastAt } }: { readonly issue: IssueRow }) {
  return (
    <p className="issue-figures">
      <FigureLink value={live.people} to={issueAddress(id)} unit="人" />
      <FigureLink value={live.records} to={recordsAddress({ issue: id })} unit="件" />
      <FigureLink value={districts.length} to={`${issueAddress(id)}#districts`} unit="个区县" />
      <span className="note">
        <DateText value={firstAt} /> 至 <DateText value={lastAt} />
      </span>
    </p>
  );
}
