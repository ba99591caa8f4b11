/**
 * The report as one HTML file that needs nothing else: no script, no font, no picture, no network. The
 * policy in its head forbids what a hostile record could only have asked for.
 */
import type { ReportModel } from '../domain/report.ts';
import { type ComposedReport, composeReport } from './compose-report.ts';
import { totalRecords } from './evidence-tables.ts';
import { figure, grouped, percent } from './format-figures.ts';
import { bundleMarkup } from './html-bundle.ts';
import { barTable, monthBars } from './html-charts.ts';
import { issueMarkup } from './html-issue.ts';
import { html, link, type Markup } from './html-markup.ts';
import { STYLE } from './html-style.ts';
import { tableMarkup } from './html-table.ts';
import { METHOD_ANCHOR, TABLES } from './report-anchors.ts';
import type { Piece } from './table.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** UTF-8, deterministic. */
export function writeHtml(model: ReportModel): Uint8Array {
  const report = composeReport(model);
  const page = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${report.title}${report.isDraft ? '（草案）' : ''}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<a class="skip" href="#ranked">跳到事项排名</a>
${headMarkup(report, model)}
<main>
${textMarkup(report)}
${totalsMarkup(model)}
${rankedMarkup(report, model)}
${restMarkup(report, model)}
${methodMarkup(report)}
</main>
<footer class="end"><p>${report.stamp}。运行${model.runId}，摘要${model.digest}。</p></footer>
</body>
</html>
`;
  return new TextEncoder().encode(page.markup);
}

const CONTENTS = [
  ['text', '综述'],
  ['totals', '来件分布'],
  ['ranked', '事项排名'],
  ['kinds', '同类排名'],
  ['bundles', '打包督办'],
  ['candidates', '十件实事候选'],
  ['balance', '数据平衡'],
  [METHOD_ANCHOR, '口径说明'],
] as const;

function headMarkup(report: ComposedReport, model: ReportModel): Markup {
  const contents = CONTENTS.map(([anchor, title]) => html`<li>${link(anchor, title)}</li>`);
  return html`<header>
<p class="stamp">${report.stamp}</p>
${report.modelLabel === null ? null : html`<p><strong>${report.modelLabel}</strong></p>`}
<h1>${report.title}</h1>
<p class="period">${report.period}</p>
<dl class="figures">${keyFigures(model)}</dl>
<nav aria-label="目录"><ol>${contents}</ol></nav>
</header>`;
}

/** What a leader reads first; each figure leads to the table that it is in. */
function keyFigures(model: ReportModel): Markup[] {
  const { totals, balance, issues, bundles, candidates } = model;
  const { solvedShare } = totals.handling;
  const figures = [
    ['来件', grouped(totalRecords(model)), TABLES.totals.anchor],
    ['反映人', grouped(totals.people), TABLES.totals.anchor],
    ['诉求', grouped(balance.asks), TABLES.balance.anchor],
    ['列示事项', grouped(issues.length), TABLES.issues.anchor],
    ['打包督办', `${bundles.length}组`, TABLES.bundles.anchor],
    ['实事候选', `${candidates.length}个`, TABLES.candidates.anchor],
    ['热线解决率', solvedShare === null ? '未提供' : percent(solvedShare), TABLES.totals.anchor],
  ] as const;
  return figures.map(([name, value, to]) => html`<div><dt>${name}</dt><dd>${link(to, value)}</dd></div>`);
}

function textMarkup({ sections }: ComposedReport): Markup {
  const parts = sections.map(
    ({ heading, paragraphs }) => html`<h3>${heading}</h3>
${paragraphs.map((pieces) => html`<p>${pieces.map(pieceMarkup)}</p>\n`)}`,
  );
  return html`<section id="text" class="text"><h2>综述</h2>
${parts}</section>`;
}

const pieceMarkup = (piece: Piece): Markup =>
  typeof piece === 'string' ? html`${piece}` : link(piece.to, piece.text);

function totalsMarkup({ totals }: ReportModel): Markup {
  const districts = totals.byDistrict.map(({ district, records, perTenThousand }) => ({
    name: district,
    records,
    note: perTenThousand === null ? '件' : `件，每万人${figure(perTenThousand)}件`,
  }));
  return html`<section id="totals"><h2>来件分布</h2>
${totals.byMonth.length === 0 ? null : monthBars(totals.byMonth, '来件逐月变化（件）')}
${districts.length === 0 ? null : barTable(districts, '来件区域分布')}
</section>`;
}

function rankedMarkup(report: ComposedReport, model: ReportModel): Markup {
  const table = tableOf(report, 'issues');
  // The articles carry the anchors of the issues; the table below is the same list at a glance.
  return html`<section id="ranked"><h2>事项排名</h2>
<ol class="issues">${model.issues.map((issue) => issueMarkup(issue, model))}</ol>
${tableMarkup(table, { anchored: false })}
</section>`;
}

function restMarkup(report: ComposedReport, model: ReportModel): Markup {
  const tables = (...names: (keyof typeof TABLES)[]) =>
    names.map((name) => tableMarkup(tableOf(report, name)));
  return html`<section id="kinds"><h2>同类排名</h2>
${tables('kinds')}</section>
<section id="bundles"><h2>同类建议打包督办</h2>
${model.bundles.map(bundleMarkup)}${tables('bundles')}</section>
<section id="candidates"><h2>十件实事候选项目</h2>
<p class="note">是否当年可办、财力可承受、可量化，由有关方面填写。</p>
${tables('candidates')}</section>
<section id="balance"><h2>数据分布与平衡</h2>
${tables('totals', 'bursts', 'balance', 'settings')}</section>`;
}

function tableOf({ tables }: ComposedReport, name: keyof typeof TABLES) {
  const table = tables.find(({ anchor }) => anchor === TABLES[name].anchor);
  if (table === undefined) throw new RangeError(`the report has no table ${name}`);
  return table;
}

function methodMarkup({ method }: ComposedReport): Markup {
  return html`<section id="${METHOD_ANCHOR}" class="text"><h2>口径说明</h2>
<ol class="method">${method.map((words) => html`<li>${words}</li>\n`)}</ol></section>`;
}
