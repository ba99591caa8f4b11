/** The records of an issue in full, each with a box to select it. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { DateText } from '../../components/date-text.tsx';
import { progressText } from '../../components/progress-text.ts';
import { QueryState } from '../../components/query-state.tsx';
import { QuoteText } from '../../components/quote-text.tsx';
import { SOURCE_WORDS, WORDS } from '../../words.ts';
import { itemsOf, membersQuery } from './desk-queries.ts';
import { type Selection, selectRange, toggle } from './selection.ts';
import type { Member } from './types.ts';
import type { Review } from './use-review.ts';

type Props = { readonly issueId: number; readonly review: Review };

export function MemberList({ issueId, review }: Props) {
  const query = useInfiniteQuery(membersQuery(issueId));
  const members = itemsOf(query.data);
  const { selection, lastPicked } = review.workOf(issueId);
  const pick = (askId: number, isRange: boolean) =>
    review.change(issueId, {
      selection: isRange
        ? selectRange(
            selection,
            members.map((member) => member.askId),
            lastPicked,
            askId,
          )
        : toggle(selection, askId),
      lastPicked: askId,
    });
  return (
    <section aria-label="来件全文" className="issue-members">
      <QueryState query={query}>
        {(data) => (
          <>
            <h2>
              来件全文 <span className="note">{countLine(members.length, data.pages[0]?.total ?? null)}</span>
            </h2>
            <ol>
              {members.map((member) => (
                <MemberItem key={member.askId} member={member} selection={selection} onPick={pick} />
              ))}
            </ol>
          </>
        )}
      </QueryState>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          再看 50 条
        </Button>
      )}
    </section>
  );
}

const countLine = (shown: number, total: number | null): string =>
  total === null || total === shown ? `${shown} 条` : `已显示 ${shown} 条，共 ${total} 条`;

type ItemProps = {
  readonly member: Member;
  readonly selection: Selection;
  readonly onPick: (askId: number, isRange: boolean) => void;
};

function MemberItem({ member, selection, onPick }: ItemProps) {
  const isSelected = selection.has(member.askId);
  return (
    <li className={isSelected ? 'member selected' : 'member'}>
      <label className="member-pick">
        <input
          type="checkbox"
          checked={isSelected}
          onChange={(event) => onPick(member.askId, isShift(event.nativeEvent))}
        />
        <span className="member-title">{member.title || '（无标题）'}</span>
      </label>
      <p className="member-facts">
        <Link to={`/records/${member.recordId}`}>{member.sourceId}</Link> {SOURCE_WORDS[member.source]}{' '}
        <DateText value={member.receivedAt} />{' '}
        {[member.district, member.street, member.place].filter(Boolean).join(' ')} {member.channel}
        {member.movedByPerson && <span className="tag">人工移入</span>}
        {member.confidential && <span className="tag">保密</span>}
        {member.similarity !== null && <span> 相似 {member.similarity.toFixed(2)}</span>}
      </p>
      <p className="member-body">
        {member.body === null ? WORDS.confidential : <QuoteText text={member.body} spans={spansOf(member)} />}
      </p>
      <p className="member-facts">{progressText(member.progress)}</p>
    </li>
  );
}

/** The quotes of the issue in this record; without one, the ask itself when it is not the whole text. */
function spansOf({ quotes, start, end, body }: Member) {
  if (quotes.length > 0) return quotes;
  return body !== null && end - start < body.length ? [{ start, end }] : [];
}

const isShift = (event: Event): boolean => event instanceof MouseEvent && event.shiftKey;
