import { DateText } from '../../components/date-text.tsx';
import type { CheckEntry } from './check-types.ts';

/** What is to be judged: one text, or two beside each other. */
export function CheckTexts({ entry }: { readonly entry: CheckEntry }) {
  return (
    <div className={entry.texts.length > 1 ? 'side-by-side' : undefined}>
      {entry.texts.map(({ title, text, district, place, receivedAt }, index) => (
        <section key={`${receivedAt}${title}${text.slice(0, 20)}`} aria-label={`第 ${index + 1} 条来件`}>
          <h2>{title || '（无标题）'}</h2>
          <p className="note">
            <DateText value={receivedAt} /> {[district, place].filter(Boolean).join(' ')}
          </p>
          <p className="record-body">{text}</p>
        </section>
      ))}
    </div>
  );
}
