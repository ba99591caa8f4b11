/** Charts as inline SVG and as tables with bars: every value is printed beside its bar. */
import { PARTS, type Parts, type Weights } from '../domain/ranking.ts';
import { grouped } from './format-figures.ts';
import { html, type Markup, quoted } from './html-markup.ts';
import { PART_LABELS } from './label-words.ts';

const MONTHS_SHOWN = 24;
const STEP = 38;
const BAR = 26;
const BASE = 96;
const TALLEST = 72;

type Month = { readonly month: string; readonly records: number };

/** Bars by month, the newest 24 at most. */
export function monthBars(all: readonly Month[], caption: string): Markup {
  const months = all.slice(-MONTHS_SHOWN);
  const most = Math.max(1, ...months.map(({ records }) => records));
  const width = months.length * STEP + 8;
  const bars = months.map(({ month, records }, index) => {
    const height = Math.round((records / most) * TALLEST);
    const middle = index * STEP + STEP / 2 + 4;
    return html`<rect x="${middle - BAR / 2}" y="${BASE - height}" width="${BAR}" height="${height}" fill="#0072b2"/><text x="${middle}" y="${BASE - height - 4}" text-anchor="middle">${records}</text><text x="${middle}" y="${BASE + 16}" text-anchor="middle">${Number(month.slice(5))}月</text>${yearLabel(month, index, middle)}`;
  });
  const words = months.map(({ month, records }) => `${month} ${records}件`).join('，');
  return html`<figure><figcaption>${caption}</figcaption><div class="scroll" tabindex="0" role="region" aria-label="${caption}"><svg role="img" width="${width}" height="${BASE + 36}" viewBox="0 0 ${width} ${BASE + 36}" aria-label="${caption}：${words}"><line x1="0" x2="${width}" y1="${BASE}" y2="${BASE}" stroke="#888"/>${bars}</svg></div></figure>
`;
}

/** The year under the first bar and under each January. */
function yearLabel(month: string, index: number, middle: number): Markup | null {
  if (index > 0 && !month.endsWith('-01')) return null;
  return html`<text x="${middle}" y="${BASE + 32}" text-anchor="middle">${month.slice(0, 4)}</text>`;
}

/** Named counts, longest bar = the largest count. */
export function barTable(
  rows: readonly { name: string; records: number; note: string }[],
  caption: string,
): Markup {
  const most = Math.max(1, ...rows.map(({ records }) => records));
  const lines = rows.map(
    ({ name, records, note }) =>
      html`<tr><th scope="row">${quoted(name)}</th><td><span style="width:${((records / most) * 60).toFixed(1)}%"></span>${grouped(records)}${note}</td></tr>\n`,
  );
  return html`<table class="bars"><caption>${caption}</caption>
${lines}</table>
`;
}

/** The four weighted parts, end to end: the length of the whole is the score, full width is 1. */
export function partStack(parts: Parts, weights: Weights): Markup {
  const segments = PARTS.map(
    (part) =>
      html`<span class="part-${part}" style="width:${(weights[part] * parts[part] * 100).toFixed(2)}%"></span>`,
  );
  const words = PARTS.map(
    (part) =>
      html`<li><span class="key part-${part}"></span>${PART_LABELS[part]} ${parts[part].toFixed(3)}×${weights[part]}＝${(weights[part] * parts[part]).toFixed(3)}</li>`,
  );
  return html`<div class="stack" aria-hidden="true">${segments}</div><ul class="parts">${words}</ul>`;
}
