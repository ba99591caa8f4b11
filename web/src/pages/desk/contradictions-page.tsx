/** Decisions against each other: not applied until a person takes one of them back. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { UndoButton } from './decision-text.tsx';
import { contradictionsQuery } from './desk-queries.ts';
import { ReviewLine } from './review-line.tsx';
import type { Decision } from './types.ts';
import { type Review, useReview } from './use-review.ts';
import './desk.css';

export function ContradictionsPage() {
  const query = useQuery(contradictionsQuery);
  const review = useReview({ onSettled: () => undefined });
  return (
    <>
      <PageHeader
        title="矛盾的决定"
        note="后一项与先前的决定矛盾，因此记下而未生效。撤销其中一项，余下的就生效。"
      />
      <ReviewLine review={review} />
      <QueryState query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="没有矛盾的决定">所有决定都在生效，不需要处理。</EmptyState>
          ) : (
            <ol className="contradictions">
              {items.map(({ decision, against }) => (
                <li key={decision.id}>
                  <Side word="未生效" decision={decision} review={review} />
                  <div>
                    {against.map((one) => (
                      <Side key={one.id} word="先前的" decision={one} review={review} />
                    ))}
                  </div>
                </li>
              ))}
            </ol>
          )
        }
      </QueryState>
    </>
  );
}

type SideProps = { readonly word: string; readonly decision: Decision; readonly review: Review };

function Side({ word, decision, review }: SideProps) {
  return (
    <section className="side" aria-label={`${word}：${decision.text}`}>
      <p className="note">
        {word} · {decision.author} <DateText value={decision.at} as="moment" />
      </p>
      <p>{decision.text}</p>
      {decision.reason && <p className="note">理由：{decision.reason}</p>}
      <p>
        {decision.issues.map(({ id, title }) => (
          <Link key={id} to={`/desk/${id}`}>
            {title ?? `事项 ${id}`}
          </Link>
        ))}
      </p>
      {decision.undoable && <UndoButton decision={decision} review={review} />}
    </section>
  );
}
