/** What the numbers are made of: members, quotes, totals, bursts, balance, settings. */
import { PARTS } from '../domain/ranking.ts';
import type { ReportModel } from '../domain/report.ts';
import { figure, grouped, longMonth, percent } from './format-figures.ts';
import { labelOf, PART_LABELS, SOURCE_LABELS } from './label-words.ts';
import { issueAnchor, TABLES } from './report-anchors.ts';
import { type Cell, count, days, type Row, type Table, text } from './table.ts';

/** Every record of every listed issue: where a number of the ranking can be counted again. */
export function memberTable(model: ReportModel): Table {
  return {
    anchor: 'members',
    number: '',
    title: '事项成员',
    columns: [
      text('事项号', 8, 'center'),
      text('事项', 36),
      text('来源', 12),
      text('来件编号', 24),
      text('来件标题', 44),
      days('日期', 12),
      text('区域', 12),
      text('渠道', 12),
    ],
    rows: model.issues.flatMap(({ id, title, members }) =>
      members.map((member) => ({
        cells: [
          String(id),
          title,
          SOURCE_LABELS[member.source],
          member.sourceId,
          member.title,
          member.receivedAt,
          member.district,
          member.channel,
        ],
      })),
    ),
    empty: '没有列示的事项，因此没有成员。',
  };
}

export function quoteTable(model: ReportModel): Table {
  return {
    anchor: 'quotes',
    number: '',
    title: '引文',
    columns: [
      text('事项号', 8, 'center'),
      text('事项', 36),
      text('来源', 12),
      text('来件编号', 24),
      count('版本', 6),
      count('起', 8),
      count('止', 8),
      text('原文', 80),
      days('日期', 12),
      text('区域', 12),
    ],
    rows: model.issues.flatMap(({ id, title, quotes }) =>
      quotes.map((quote) => ({
        cells: [
          String(id),
          title,
          SOURCE_LABELS[quote.source],
          quote.sourceId,
          quote.version,
          quote.start,
          quote.end,
          quote.text,
          quote.receivedAt,
          quote.district,
        ],
      })),
    ),
    empty: '列示的事项没有可引用的原文。',
  };
}

/** Records of the period: the sum over sources, which is what every share is a share of. */
export const totalRecords = ({ totals }: ReportModel): number =>
  totals.bySource.reduce((sum, { records }) => sum + records, 0);

export function totalsTable(model: ReportModel): Table {
  const { totals } = model;
  const all = totalRecords(model);
  const row = (group: string, name: string, records: number, note = ''): Row => ({
    cells: [group, name, records, all === 0 ? null : percent(records / all), note],
  });
  return {
    ...TABLES.totals,
    title: '来件分布',
    columns: [
      text('维度', 10),
      text('项目', 20),
      count('件数', 8),
      text('占比', 8, 'right'),
      text('说明', 30),
    ],
    rows: [
      row('合计', '全部来件', all, `反映人${grouped(totals.people)}人`),
      ...totals.bySource.map(({ source, records }) => row('来源', SOURCE_LABELS[source], records)),
      ...totals.byAppealType.map(({ type, records }) => row('诉求类型', labelOf(type), records)),
      ...totals.byChannel.map(({ channel, records }) => row('渠道', channel, records)),
      ...totals.byDistrict.map(({ district, records, perTenThousand }) =>
        row('区域', district, records, perTenThousand === null ? '' : `每万人${figure(perTenThousand)}件`),
      ),
      ...totals.byMonth.map(({ month, records }) => row('月份', longMonth(month), records)),
      handlingRow(totals.handling),
    ],
    empty: '本期没有来件。',
  };
}

function handlingRow({
  known,
  solvedShare,
  satisfiedShare,
  overdueShare,
}: ReportModel['totals']['handling']): Row {
  const share = (name: string, value: number | null) =>
    `${name}${value === null ? '来源未提供' : percent(value)}`;
  const note = [share('解决', solvedShare), share('满意', satisfiedShare), share('超期', overdueShare)].join(
    '，',
  );
  return { cells: ['办理', '有办理结果的热线工单', known, null, note] };
}

export function burstTable(model: ReportModel): Table {
  const titles = new Map(model.issues.map(({ id, title }) => [id, title]));
  return {
    ...TABLES.bursts,
    title: '突增事项',
    columns: [
      text('事项号', 8, 'center'),
      text('事项', 40),
      text('月份', 10, 'center'),
      count('当月件数', 8),
      text('按往期估计', 10, 'right'),
    ],
    rows: model.bursts.map(({ issueId, month, records, expected }) => ({
      cells: [issueCell(issueId, titles), titles.get(issueId) ?? null, month, records, expected.toFixed(1)],
    })),
    empty: '本期没有明显高于自身往期的事项。',
  };
}

function issueCell(id: number, titles: ReadonlyMap<number, string>): Cell {
  return titles.has(id) ? { text: `事项${id}`, to: issueAnchor(id) } : `事项${id}`;
}

/** The books of the run and of its imports; each block ends with what must be zero. */
export function balanceTable(model: ReportModel): Table {
  const { balance, imports } = model;
  const accounted = balance.assigned + balance.unclustered + balance.excluded + balance.failed;
  const line = (name: string, records: number, note: string): Row => ({
    cells: ['运行', name, records, note],
  });
  return {
    ...TABLES.balance,
    title: '数据平衡表',
    columns: [text('环节', 10), text('项目', 34), count('数量', 9), text('说明', 52)],
    rows: [
      ...imports.flatMap(importRows),
      line('参与运行的来件', balance.records, '当前版本'),
      line('诉求', balance.asks, '一件来件可含多项诉求'),
      line('归入事项', balance.assigned, '含未列示的事项'),
      line('未归集', balance.unclustered, '没有足够相近的其他诉求'),
      line('不计入热度', balance.excluded, '按口径排除，来件仍保留'),
      line('处理失败', balance.failed, '下次运行自动重试'),
      line('差额', balance.asks - accounted, '诉求－归入－未归集－不计入－失败，应为0'),
      line('列示的事项', model.issues.length, `反映人不少于${model.minimumPeople}人`),
      line('未列示的事项', model.hiddenIssues, `反映人少于${model.minimumPeople}人，为保护个人信息不列示`),
    ],
    empty: '没有运行记录。',
  };
}

function importRows(entry: ReportModel['imports'][number]): Row[] {
  const { received, created, updated, unchanged, rejected } = entry;
  const note = `新增${created}，更新${updated}，未变${unchanged}，拒收${rejected}，差额${received - created - updated - unchanged - rejected}`;
  return [{ cells: ['导入', `${entry.file}（${SOURCE_LABELS[entry.source]}）`, received, note] }];
}

export function settingsTable(model: ReportModel): Table {
  return {
    ...TABLES.settings,
    title: '运行参数',
    columns: [text('参数', 30), text('取值', 70)],
    rows: [
      { cells: ['运行编号', String(model.runId)] },
      { cells: ['结果摘要（SHA-256）', model.digest] },
      { cells: ['权重', PARTS.map((part) => `${PART_LABELS[part]}${model.weights[part]}`).join('，')] },
      { cells: ['列示门槛（反映人数）', String(model.minimumPeople)] },
      ...model.settings.map(({ name, value }) => ({ cells: [name, value] })),
    ],
    empty: '没有参数。',
  };
}
