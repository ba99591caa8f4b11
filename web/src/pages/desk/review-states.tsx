import { DateText } from '../../components/date-text.tsx';
import type { Issue } from './types.ts';

type Said = { readonly author: string; readonly at: string } | null;

/** Proposed by the machine, confirmed by one, checked by a second person: apart, each with who and when. */
export function ReviewStates({ review }: { readonly review: Issue['review'] }) {
  const { proposed, confirmed, checked, rejected } = review;
  return (
    <dl className="review-states">
      <div className="done">
        <dt>机器提出</dt>
        <dd>
          第 {proposed.runId} 次运行 <DateText value={proposed.at} />
        </dd>
      </div>
      <State word="一人确认" said={confirmed} />
      <State word="二人复核" said={checked} />
      {rejected && <State word="不成立" said={rejected} />}
    </dl>
  );
}

function State({ word, said }: { readonly word: string; readonly said: Said }) {
  return (
    <div className={said ? 'done' : 'open'}>
      <dt>{word}</dt>
      <dd>
        {said ? (
          <>
            {said.author} <DateText value={said.at} />
          </>
        ) : (
          '尚无'
        )}
      </dd>
    </div>
  );
}
