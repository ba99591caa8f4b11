import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { DateText } from '../../components/date-text.tsx';
import { STATE_WORDS } from '../../words.ts';
import { decisionsQuery, itemsOf } from './desk-queries.ts';
import type { Issue } from './types.ts';
import type { Stale } from './use-review.ts';
import { type SeenIssue, whatChanged } from './what-changed.ts';

type Props = { readonly stale: Stale; readonly now: Issue; readonly onDismiss: () => void };

const MOST_DECISIONS = 3;

/** Somebody else was faster: what changed, by whom; what this person typed is still in the form. */
export function StaleNotice({ stale, now, onDismiss }: Props) {
  const changes = whatChanged(seenOf(stale.seen), seenOf(now));
  const decisions = useInfiniteQuery(decisionsQuery({ issue: String(now.id), state: 'all' }));
  return (
    <div className="stale" role="alert">
      <p className="error-title">他人已更改</p>
      <p>{stale.said}。您填写的内容都在，看过变化后可以再次提交。</p>
      {changes.length > 0 && (
        <table>
          <caption className="for-readers">变化</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">您看到的</th>
              <th scope="col">现在</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>{before}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ul>
        {itemsOf(decisions.data)
          .slice(0, MOST_DECISIONS)
          .map(({ id, author, at, text }) => (
            <li key={id}>
              {author} <DateText value={at} as="moment" /> {text}
            </li>
          ))}
      </ul>
      <Button onClick={onDismiss}>知道了</Button>
    </div>
  );
}

function seenOf({ title, state, kind, lead, live }: Issue): SeenIssue {
  return {
    title,
    state: STATE_WORDS[state] ?? state,
    kindName: kind.name,
    leadName: lead?.name ?? null,
    members: live.asks,
  };
}
