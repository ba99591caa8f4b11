import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { type Evidence, evidenceQuery, type ShownEvidence } from '../../api/drafts.ts';
import { useMay } from '../../api/session.ts';
import { issueAddress, lawArticleAddress, recordAddress } from '../../app/addresses.ts';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { QuoteText } from '../../components/quote-text.tsx';
import { EVIDENCE_WORDS, FIELD_WORDS } from './draft-words.ts';
import { quotedSpans } from './quoted-spans.ts';

/** Asked for by a citation; a new object each time, so that the same one can be asked for again. */
export type Wanted = {
  readonly ref: string;
  /** What cites it. */
  readonly sentence: string;
  /** The citation: the way back to it. */
  readonly from: HTMLElement | null;
};

export const focused = (): HTMLElement | null =>
  document.activeElement instanceof HTMLElement ? document.activeElement : null;

type Props = { readonly draftId: number; readonly wanted: Wanted | null };

/** What may be cited in this draft, by its number, each with its whole text and what it says about the matter. */
export function EvidencePanel({ draftId, wanted }: Props) {
  const query = useQuery(evidenceQuery(draftId));
  return (
    <QueryState query={query} lines={5}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title="还没有依据材料">
            请助手起草，或重写一个部分：查到的以往建议、事项和法条会列在这里，草稿只能引用这里的材料。
          </EmptyState>
        ) : (
          <>
            <p className="note">
              “已核实”指句中引用的话、数字和法条与这里的材料一致；材料说得对不对、用得恰当不恰当，仍由您判断。
            </p>
            <ul className="evidence">
              {items.toSorted(inOrder).map((item) => (
                <EvidenceItem key={item.ref} item={item} wanted={wanted?.ref === item.ref ? wanted : null} />
              ))}
            </ul>
          </>
        )
      }
    </QueryState>
  );
}

/** As they are cited: suggestions, issues, law, then what is only to understand by. */
const LETTERS = 'SILR';

function inOrder({ ref: one }: ShownEvidence, { ref: other }: ShownEvidence): number {
  const letter = (ref: string) => LETTERS.indexOf(ref.charAt(0));
  return letter(one) - letter(other) || Number(one.slice(1)) - Number(other.slice(1));
}

function EvidenceItem({ item, wanted }: { readonly item: ShownEvidence; readonly wanted: Wanted | null }) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const element = details.current;
    if (wanted === null || element === null) return;
    element.open = true;
    element.querySelector('summary')?.focus({ preventScroll: true });
    showInPanel(element);
  }, [wanted]);
  const { ref, evidence } = item;
  if (evidence === null) {
    return (
      <li>
        <p className="note">〔{ref}〕这份材料您现在不能查看（例如人数已低于公开底线），请不要再引用。</p>
      </li>
    );
  }
  return (
    <li>
      <details ref={details} id={`evidence-${ref}`}>
        <summary>
          <span className="ref">{ref}</span>{' '}
          <span className="tag">{EVIDENCE_WORDS[evidence.target.kind]}</span> {evidence.heading}
        </summary>
        {wanted?.from && <BackButton to={wanted.from} />}
        <EvidenceText evidence={evidence} sentence={wanted?.sentence ?? ''} />
      </details>
    </li>
  );
}

/** Room for the tabs above. */
const ABOVE = 60;

/**
 * With its heading at the top; with its passage in the middle when that would be out of sight. The text beside the panel
 * stays where it is; on a narrow screen, where the panel is below the text, the page goes there.
 */
function showInPanel(details: HTMLDetailsElement): void {
  const panel = details.closest('.draft-side');
  const isOwn = panel !== null && panel.scrollHeight > panel.clientHeight;
  const height = isOwn ? panel.clientHeight : globalThis.innerHeight;
  const top = details.getBoundingClientRect().top;
  const mark = details.querySelector('mark')?.getBoundingClientRect();
  const isNear = mark === undefined || mark.bottom - top < height - ABOVE;
  const to = isNear ? top - ABOVE : mark.top - height / 2;
  if (isOwn) panel.scrollTop += to - panel.getBoundingClientRect().top;
  else globalThis.scrollBy(0, to);
}

function BackButton({ to }: { readonly to: HTMLElement }) {
  const goBack = () => {
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: 'center' });
  };
  return (
    <p className="back">
      <Button size="small" onClick={goBack}>
        回到引用处
      </Button>
    </p>
  );
}

type TextProps = {
  readonly evidence: Omit<Evidence, 'ref'>;
  /** '' when nobody came from one. */
  readonly sentence: string;
};

function EvidenceText({ evidence, sentence }: TextProps) {
  const { date, notes, figures, texts, quotable, inForce, target } = evidence;
  const spans = quotedSpans(evidence, sentence);
  return (
    <div className="evidence-text">
      <p className="note">
        {date !== null && (
          <>
            <DateText value={date} as="prose" />
            {target.kind === 'law' && '起施行'}
          </>
        )}
        {inForce === false && ' · 已失效，不能引用'}
        <SourceLink target={target} />
      </p>
      {notes.length > 0 && (
        <dl className="notes">
          {notes.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {figures.length > 0 && (
        <ul>
          {figures.map(({ name, words }) => (
            <li key={name}>{words}</li>
          ))}
        </ul>
      )}
      {!quotable && target.kind !== 'law' && (
        <p className="not-quotable">只用来了解情况：请用自己的话概括，不要照抄群众的原话（不得代转来信）。</p>
      )}
      {texts.map(
        ({ field, text }, index) =>
          (field !== 'title' || (spans[index] ?? []).length > 0) && (
            <section key={field}>
              <h4>{FIELD_WORDS[field]}</h4>
              <p>
                <QuoteText text={text} spans={spans[index] ?? []} />
              </p>
            </section>
          ),
      )}
    </div>
  );
}

function SourceLink({ target }: Pick<Evidence, 'target'>) {
  const may = useMay();
  switch (target.kind) {
    case 'issue':
      return (
        <>
          {' '}
          <Link to={issueAddress(target.issueId)}>看事项</Link>
        </>
      );
    case 'law':
      return (
        <>
          {' '}
          <Link to={lawArticleAddress(target.articleId)}>看法条</Link>
        </>
      );
    default:
      return may('getRecord') ? (
        <>
          {' '}
          <Link to={recordAddress(target.recordId)}>看原件</Link>
        </>
      ) : null;
  }
}
