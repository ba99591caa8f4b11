/** One issue of the ranked list: its score and, opened, everything that its numbers count. */
import type { Indicator } from '../domain/ranking.ts';
import type { ReportIssue, ReportMember, ReportModel, ReportQuote } from '../domain/report.ts';
import { figure, grouped, longDay, percent, score, shortDay } from './format-figures.ts';
import { barTable, monthBars, partStack } from './html-charts.ts';
import { html, link, type Markup, quoted } from './html-markup.ts';
import { indicatorLabel, LINEAGE_LABELS, PART_LABELS, SOURCE_LABELS, STATE_LABELS } from './label-words.ts';
import { oneLine } from './printable.ts';
import { rangeText } from './rank-tables.ts';
import { issueAnchor, kindAnchor } from './report-anchors.ts';

/** A page with more rows in one issue is slow; the spreadsheet has them all. */
const MEMBERS_SHOWN = 1000;

export function issueMarkup(issue: ReportIssue, { weights, kinds }: ReportModel): Markup {
  const hasKind = kinds.some(({ code }) => code === issue.kind.code);
  const kind = hasKind
    ? html`<a href="#${kindAnchor(issue.kind.code)}">${quoted(issue.kind.name)}</a>`
    : quoted(issue.kind.name);
  return html`<li class="issue" id="${issueAnchor(issue.id)}">
<div class="rank" aria-label="第${issue.rank}位">${issue.rank}</div>
<div><h3>${quoted(oneLine(issue.title))} <span class="tag">${STATE_LABELS[issue.state]}</span></h3>
<p class="facts">事项${issue.id}　${kind}（把握${percent(issue.kind.confidence)}）　拟主办：${quoted(issue.lead ?? '待确认')}<br>${countLinks(issue)}</p>
${partStack(issue.parts, weights)}
<details><summary>依据：指标、分布、引文、成员</summary><div class="detail">${detail(issue)}</div></details></div>
<div class="total">${score(issue.score)}<small>名次区间 ${rangeText(issue.rankRange)}</small></div>
</li>
`;
}

/** Each count leads to the rows that it counts. */
function countLinks({ id, counts }: ReportIssue): Markup {
  const members = `members_${id}`;
  return html`${link(members, `${grouped(counts.records)}件`)}　${link(members, `独立${grouped(counts.voices)}声`)}　${link(members, `${grouped(counts.people)}人`)}　${link(`districts_${id}`, `${counts.districts}个区县`)}　${link(members, `代表建议${counts.suggestions}件`)}　代表${counts.deputies}名、${counts.delegations}个代表团　年度：${counts.years.join('、')}`;
}

function detail(issue: ReportIssue): Markup {
  const districts = issue.districts.map(({ name, records }) => ({ name, records, note: '件' }));
  return html`<p>${longDay(issue.firstAt)}至${longDay(issue.lastAt)}；${LINEAGE_LABELS[issue.lineage]}；关键词：${quoted(issue.keywords.join('、'))}</p>
${indicatorTable(issue.indicators)}
${monthBars(issue.months, '逐月来件')}
<div id="districts_${issue.id}">${barTable(districts, '区域分布')}</div>
<h4>引文</h4>
${issue.quotes.map((quote) => quoteMarkup(quote, issue))}
${memberTable(issue)}`;
}

function indicatorTable(indicators: readonly Indicator[]): Markup {
  const rows = indicators.map(
    ({ part, key, value, scaled, share }) =>
      html`<tr><td>${PART_LABELS[part]}</td><td>${indicatorLabel(key)}</td><td class="right">${value === null ? '来源未提供' : figure(value)}</td><td class="right">${scaled === null ? '不计入' : score(scaled)}</td><td class="right">${percent(share)}</td></tr>\n`,
  );
  return html`<div class="scroll"><table class="sheet"><caption>四项指标</caption>
<thead><tr><th scope="col">项</th><th scope="col">指标</th><th scope="col" class="right">数值</th><th scope="col" class="right">折算（0至1）</th><th scope="col" class="right">项内占比</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function quoteMarkup(quote: ReportQuote, issue: ReportIssue): Markup {
  const index = issue.members.slice(0, MEMBERS_SHOWN).findIndex((member) => isSameRecord(member, quote));
  const name = html`${SOURCE_LABELS[quote.source]} ${quoted(quote.sourceId)}`;
  const origin = index < 0 ? name : html`<a href="#${memberAnchor(issue.id, index)}">${name}</a>`;
  return html`<blockquote><p>“${quoted(quote.text)}”</p><footer>${origin}，第${quote.version}版，第${quote.start}至${quote.end}字符，${shortDay(quote.receivedAt)} ${quoted(quote.district ?? '')}</footer></blockquote>
`;
}

const isSameRecord = (member: ReportMember, { source, sourceId }: ReportQuote): boolean =>
  member.source === source && member.sourceId === sourceId;

const memberAnchor = (issueId: number, index: number): string => `member_${issueId}_${index + 1}`;

function memberTable({ id, members }: ReportIssue): Markup {
  const shown = members.slice(0, MEMBERS_SHOWN);
  const rows = shown.map(
    (member, index) =>
      html`<tr id="${memberAnchor(id, index)}"><td class="right">${index + 1}</td><td>${SOURCE_LABELS[member.source]}</td><td>${quoted(member.sourceId)}</td><td class="long">${quoted(oneLine(member.title))}</td><td class="center">${shortDay(member.receivedAt)}</td><td>${quoted(member.district ?? '—')}</td><td>${quoted(member.channel ?? '—')}</td></tr>\n`,
  );
  const left = members.length - shown.length;
  return html`<div class="scroll members" id="members_${id}" tabindex="0" role="region" aria-label="事项${id}的成员"><table class="sheet"><caption>成员（${members.length}件来件）</caption>
<thead><tr><th scope="col" class="right">序号</th><th scope="col">来源</th><th scope="col">来件编号</th><th scope="col">标题</th><th scope="col">日期</th><th scope="col">区域</th><th scope="col">渠道</th></tr></thead>
<tbody>
${rows}</tbody></table></div>${left === 0 ? null : html`<p class="note">其余${left}件见同名电子表格“事项成员”。</p>`}`;
}
