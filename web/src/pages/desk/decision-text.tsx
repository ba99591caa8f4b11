import { Button } from 'antd';
import { DateText } from '../../components/date-text.tsx';
import type { Decision } from './types.ts';
import type { Review } from './use-review.ts';

type Props = { readonly decision: Decision; readonly review: Review };

/** One decision in words, with who, why, and the way back while it stands. */
export function DecisionText({ decision, review }: Props) {
  const { author, text, reason, undone, undoable } = decision;
  return (
    <span className={undone ? 'decision undone' : 'decision'}>
      {author} <span className="decision-text">{text}</span>
      {reason && <span className="note">（{reason}）</span>}
      {undone && (
        <span className="note">
          {' '}
          已由 {undone.author} 于 <DateText value={undone.at} as="moment" /> 撤销
          {undone.reason && `（${undone.reason}）`}
        </span>
      )}
      {undoable && <UndoButton decision={decision} review={review} />}
    </span>
  );
}

export function UndoButton({ decision, review }: Props) {
  const { id, text, issues } = decision;
  return (
    <Button
      size="small"
      disabled={review.isBusy}
      aria-label={`撤销：${text}`}
      onClick={() => void review.takeBack({ decisionId: id, issueId: issues[0]?.id ?? 0, line: text })}
    >
      撤销
    </Button>
  );
}
