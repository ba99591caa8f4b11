import { Link } from 'react-router';
import { formatProseDate } from '../../components/format-date.ts';
import { STATE_WORDS } from '../../words.ts';
import type { Issue } from './issue-types.ts';

type Said = Issue['review']['confirmed'];

/** Proposed by a run, confirmed by a person, checked by a second one: three things, shown apart. */
export function IssueReview({ issue: { review, lineage } }: { readonly issue: Issue }) {
  const { proposed, confirmed, checked, rejected } = review;
  return (
    <section>
      <h2>核定</h2>
      <dl className="facts">
        <div>
          <dt>机器归集</dt>
          <dd>
            第 {proposed.runId} 次运行，{formatProseDate(proposed.at)}
          </dd>
        </div>
        <div>
          <dt>{STATE_WORDS.confirmed}</dt>
          <dd>{describe(confirmed)}</dd>
        </div>
        <div>
          <dt>{STATE_WORDS.checked}</dt>
          <dd>{describe(checked)}</dd>
        </div>
        {rejected && (
          <div>
            <dt>{STATE_WORDS.rejected}</dt>
            <dd>{describe(rejected)}</dd>
          </div>
        )}
        {lineage && lineage.from.length > 0 && (
          <div>
            <dt>来自</dt>
            <dd>
              {lineage.from.map(({ id, title }) => (
                <Link key={id} to={`/issues/${id}`}>
                  {title}
                </Link>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function describe(said: Said): string {
  return said ? `${said.author}，${formatProseDate(said.at)}` : '尚未';
}
