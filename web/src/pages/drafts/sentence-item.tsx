import { type ReactNode, useId, useState } from 'react';
import type { Origin } from '../../../../src/domain/draft.ts';
import type { Verdict } from '../../../../src/domain/verdict.ts';
import { type Cite, CitedText } from './cited-text.tsx';
import { ORIGIN_WORDS, VERDICT_MARKS, VERDICT_MEANINGS, VERDICT_WORDS } from './draft-words.ts';

type Props = {
  readonly text: string;
  readonly origin: Origin;
  readonly verdict: Verdict;
  readonly onCite: Cite;
  /** What can be done with it. */
  readonly children?: ReactNode;
};

/** A sentence with who wrote it and what was found when it was checked; the reasons open beside it. */
export function SentenceItem({ text, origin, verdict, onCite, children }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { state, faults } = verdict;
  const isPlain = origin === 'person' && state === 'uncited';
  return (
    <li className={`sentence is-${state}`}>
      <span className="sentence-text">
        <CitedText text={text} faults={faults.flatMap(({ at }) => (at ? [at] : []))} onCite={onCite} />
      </span>{' '}
      <span className="sentence-marks">
        <span className={`origin origin-${origin}`}>{ORIGIN_WORDS[origin]}</span>
        {!isPlain && (
          <button
            type="button"
            className={`verdict verdict-${state}`}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            <span aria-hidden="true">{VERDICT_MARKS[state]}</span> {VERDICT_WORDS[state]}
          </button>
        )}
        {children}
      </span>
      <div id={id} className="reasons" hidden={!isOpen}>
        <p>{VERDICT_MEANINGS[state]}。</p>
        {faults.length > 0 && (
          <ul>
            {faults.map(({ code, message }) => (
              <li key={`${code} ${message}`}>{message}</li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
