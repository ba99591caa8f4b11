import { Link } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { usePages } from '../../api/use-pages.ts';
import { recordAddress } from '../../app/addresses.ts';
import type { Span } from '../../components/cut-spans.ts';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatCount } from '../../components/format-figure.ts';
import { PagesState } from '../../components/pages-state.tsx';
import { progressText } from '../../components/progress-text.ts';
import { QuoteText } from '../../components/quote-text.tsx';
import { SOURCE_WORDS } from '../../words.ts';
import type { Member } from './issue-types.ts';

const SHOWN = '20';

/** The records of an issue, most central first, each in full with its own ask marked. */
export function IssueMembers({ issueId }: { readonly issueId: number }) {
  const param = { id: String(issueId) };
  const members = usePages(['members', issueId], (cursor) =>
    answerOf(client.api.issues[':id'].members.$get({ param, query: { limit: SHOWN, ...cursor } })),
  );
  const total = members.data?.pages[0]?.total;
  return (
    <section id="members">
      <h2>来件{typeof total === 'number' && `（${formatCount(total)} 条诉求）`}</h2>
      <PagesState
        query={members}
        empty={<EmptyState title="没有来件">它的诉求已被移到别的事项，见沿革。</EmptyState>}
      >
        {(items) => (
          <ol className="members">
            {items.map((member) => (
              <MemberItem key={member.askId} member={member} />
            ))}
          </ol>
        )}
      </PagesState>
    </section>
  );
}

function MemberItem({ member }: { readonly member: Member }) {
  const { recordId, source, sourceId, receivedAt, district, place, channel, title, body } = member;
  const where = [district, place, channel].filter((word) => word !== null).join(' · ');
  return (
    <li>
      <h3>
        <Link to={recordAddress(recordId)}>{title || '（无标题）'}</Link>
      </h3>
      <p className="note">
        {SOURCE_WORDS[source]} {sourceId} · <DateText value={receivedAt} />
        {where && ` · ${where}`}
        {member.movedByPerson && ' · 由人移入'}
      </p>
      {body !== null && (
        <p className="member-body">
          <QuoteText text={body} spans={spansOf(member, body)} />
        </p>
      )}
      {member.progress && <p className="note">{progressText(member.progress)}</p>}
    </li>
  );
}

/** What the issue quotes of it; else the ask, unless it is the whole text: a page of marks marks nothing. */
function spansOf({ quotes, start, end }: Member, body: string): readonly Span[] {
  if (quotes.length > 0) return quotes;
  return end - start < body.trim().length ? [{ start, end }] : [];
}
