import { formatMoment, formatProseDate, formatTableDate } from './format-date.ts';

const FORMATS = { table: formatTableDate, prose: formatProseDate, moment: formatMoment } as const;

type Props = { readonly value: string | null; readonly as?: keyof typeof FORMATS };

/** A date as the place it stands in wants it; a dash when the source does not say. */
export function DateText({ value, as = 'table' }: Props) {
  if (value === null) return <span className="unknown">未注明</span>;
  return (
    <time className="date" dateTime={value}>
      {FORMATS[as](value)}
    </time>
  );
}
