import { Link } from 'react-router';
import { recordAddress } from '../../app/addresses.ts';
import { DateText } from '../../components/date-text.tsx';
import { SOURCE_WORDS } from '../../words.ts';
import type { Quote } from './issue-types.ts';

/** A sentence as it was written, with what stands around it and where it comes from. */
export function QuoteBlock({ quote }: { readonly quote: Quote }) {
  return (
    <figure className="quote">
      <blockquote className="quote-text">
        <span className="context">{quote.before}</span>
        <mark>{quote.text}</mark>
        <span className="context">{quote.after}</span>
      </blockquote>
      <figcaption>
        <Link to={recordAddress(quote.recordId)}>
          {SOURCE_WORDS[quote.source]} {quote.sourceId}
        </Link>{' '}
        · <DateText value={quote.receivedAt} />
        {quote.district && ` · ${quote.district}`}
      </figcaption>
    </figure>
  );
}
