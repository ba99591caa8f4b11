/** One bundle: its suggestions by year, and replies of different years that say the same. */
import type { ReportBundle } from '../domain/report.ts';
import { percent } from './format-figures.ts';
import { html, type Markup, quoted } from './html-markup.ts';
import { labelOf } from './label-words.ts';

type Suggestion = ReportBundle['suggestions'][number];
type SameAnswer = ReportBundle['sameAnswers'][number];

export function bundleMarkup(bundle: ReportBundle, index: number): Markup {
  const { kind, lead, years, suggestions, sameAnswers } = bundle;
  return html`<section class="bundle" id="bundle_${index + 1}"><h3>第${index + 1}组　${quoted(kind.name)}</h3>
<p class="facts">建议${suggestions.length}件　年度：${years.join('、')}　拟主办：${quoted(lead ?? '待确认')}</p>
<ul class="years">${inYearOrder(suggestions).map(suggestionMarkup)}</ul>
${sameAnswers.map((chain) => sameAnswerMarkup(chain, suggestions))}</section>
`;
}

const inYearOrder = (suggestions: readonly Suggestion[]): Suggestion[] =>
  suggestions.toSorted(
    (a, b) => (a.year ?? Infinity) - (b.year ?? Infinity) || (a.sourceId < b.sourceId ? -1 : 1),
  );

function suggestionMarkup({
  sourceId,
  title,
  year,
  leadDeputy,
  replyClass,
  resultRating,
}: Suggestion): Markup {
  const reply = replyClass === null ? '答复类别不详' : `答复${replyClass}类`;
  const rating = resultRating === null ? '' : `，代表评价${labelOf(resultRating)}`;
  return html`<li><b>${yearText(year)}　${quoted(sourceId)}</b>${quoted(title)}<br>领衔：${quoted(leadDeputy ?? '不详')}；${reply}${rating}</li>`;
}

const yearText = (year: number | null): string => (year === null ? '年度不详' : `${year}年`);

/** Side by side when every reply's words are known; else the one excerpt under all whom it answered. */
function sameAnswerMarkup(chain: SameAnswer, suggestions: readonly Suggestion[]): Markup {
  const { sourceIds, similarity, excerpt, excerpts = [] } = chain;
  const columns = sourceIds.map((sourceId) => {
    const year = suggestions.find((suggestion) => suggestion.sourceId === sourceId)?.year ?? null;
    const words = excerpts.find((own) => own.sourceId === sourceId)?.text;
    return html`<li><b>${yearText(year)}的答复　${quoted(sourceId)}</b>${words === undefined ? null : html`“${quoted(words)}”`}</li>`;
  });
  const shared = html`<blockquote><p>“${quoted(excerpt)}”</p><footer>节选自其中一份答复，逐字以存档原文为准</footer></blockquote>`;
  return html`<h4>历年同答（文字相近${percent(similarity)}）</h4><ul class="years">${columns}</ul>
${excerpts.length === 0 ? shared : null}`;
}
