import { Button } from 'antd';
import { KeyHint } from './key-hint.tsx';
import type { Review } from './use-review.ts';

/** What just happened, read aloud too, with the way back. Always in its place, so that nothing jumps. */
export function ReviewLine({ review }: { readonly review: Review }) {
  const { last, said, failure } = review;
  return (
    <div className="review-line">
      <p role="status" aria-live="polite">
        {failure ? failure.fields.title : said}
      </p>
      {last && (
        <Button
          size="small"
          disabled={review.isBusy}
          aria-label={`撤销：${last.line}`}
          onClick={() => void review.takeBack(last)}
        >
          {said === last.line ? '撤销' : `撤销：${last.line}`}
          <KeyHint command="undo" />
        </Button>
      )}
    </div>
  );
}
