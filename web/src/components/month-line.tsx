import { formatCount } from './format-figure.ts';

type Props = {
  /** Gap-free, ascending: 2025-03. */
  readonly months: readonly { readonly month: string; readonly count: number }[];
  readonly width?: number;
  readonly height?: number;
};

const PAD = 2;

/** A small line of counts by month; first, last and highest are said in words beside it. */
export function MonthLine({ months, width = 220, height = 36 }: Props) {
  const first = months[0];
  const last = months.at(-1);
  if (!first || !last) return <span className="unknown">没有日期</span>;
  const peak = months.reduce((best, month) => (month.count > best.count ? month : best), first);
  const said = `${first.month} 至 ${last.month}，最多 ${peak.month} ${formatCount(peak.count)} 件`;
  return (
    <figure className="month-line">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={said}>
        <line x1={PAD} x2={width - PAD} y1={height - PAD} y2={height - PAD} className="axis" />
        <polyline points={pointsOf(months, peak.count, width, height)} />
      </svg>
      <figcaption aria-hidden="true">{said}</figcaption>
    </figure>
  );
}

function pointsOf(months: Props['months'], most: number, width: number, height: number): string {
  const step = (width - 2 * PAD) / Math.max(1, months.length - 1);
  return months
    .map(({ count }, index) => {
      const y = height - PAD - ((height - 2 * PAD) * count) / Math.max(1, most);
      return `${(PAD + index * step).toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}
