/** The three pictures of the report, as chart options with the words that replace them (alt text). */
import type { EChartsCoreOption } from 'echarts/core';
import { PARTS } from '../domain/ranking.ts';
import type { ReportModel } from '../domain/report.ts';
import { grouped } from './format-figures.ts';
import { PART_COLOURS, PART_LABELS } from './label-words.ts';
import { oneLine, shortened } from './printable.ts';

export type Chart = {
  readonly title: string;
  /** Alt text: all that the picture shows. */
  readonly description: string;
  /** Logical pixels; the picture is drawn at twice this. */
  readonly width: number;
  readonly height: number;
  readonly option: EChartsCoreOption;
};

const WIDTH = 840;
const ONE_COLOUR = '#0072b2';
const INK = '#222222';
const FONT_SIZE = 15;
const MONTHS_SHOWN = 24;
const DISTRICTS_SHOWN = 12;
const ISSUES_SHOWN = 10;
/** A segment narrower than this has no room for its number. */
const LABELLED_SHARE = 0.045;

/** Charts that have data, in the order of the text. */
export function composeCharts(model: ReportModel): Chart[] {
  return [monthChart(model), issueChart(model), districtChart(model)].filter((chart) => chart !== null);
}

const label = { show: true, color: INK, fontSize: FONT_SIZE - 1 };
const categoryAxis = {
  type: 'category',
  axisTick: { show: false },
  axisLine: { lineStyle: { color: '#888888' } },
  axisLabel: { color: INK, fontSize: FONT_SIZE - 1, interval: 0 },
};
/** The grid includes the names beside its bars. */
const LABELS_INSIDE = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' };
/** Every value is printed on its bar, so the axis needs no numbers. */
const valueAxis = { type: 'value', show: false };

function monthChart({ totals: { byMonth } }: ReportModel): Chart | null {
  const months = byMonth.slice(-MONTHS_SHOWN);
  if (months.length === 0) return null;
  return {
    title: '来件逐月变化（件）',
    description: `柱状图，来件逐月件数：${months.map(({ month, records }) => `${month} ${records}`).join('，')}。`,
    width: WIDTH,
    height: 250,
    option: {
      grid: { left: 10, right: 10, top: 28, bottom: 40 },
      xAxis: {
        ...categoryAxis,
        data: months.map(({ month }) => monthLabel(month)),
        axisLabel: { ...categoryAxis.axisLabel, fontSize: months.length > 14 ? 11 : FONT_SIZE - 2 },
      },
      yAxis: valueAxis,
      series: [
        {
          type: 'bar',
          barMaxWidth: 42,
          itemStyle: { color: ONE_COLOUR },
          label: { ...label, position: 'top', fontSize: months.length > 14 ? 11 : FONT_SIZE - 1 },
          data: months.map(({ records }) => records),
        },
      ],
    },
  };
}

function monthLabel(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${Number(number)}月\n${year}`;
}

function issueChart({ issues, weights }: ReportModel): Chart | null {
  const shown = issues.slice(0, ISSUES_SHOWN);
  if (shown.length === 0) return null;
  const rows = shown.toReversed();
  const widest = Math.max(...shown.map((issue) => issue.score));
  return {
    title: '前十位事项得分构成（四项加权之和）',
    description: `堆叠条形图，得分：${shown.map((issue) => `事项${issue.id} ${issue.score.toFixed(3)}`).join('，')}。`,
    width: WIDTH,
    height: 70 + rows.length * 34,
    option: {
      legend: { top: 0, itemWidth: 18, textStyle: { color: INK, fontSize: FONT_SIZE }, selectedMode: false },
      grid: { left: 10, right: 64, top: 36, bottom: 6, ...LABELS_INSIDE },
      xAxis: { ...valueAxis, max: widest },
      yAxis: {
        ...categoryAxis,
        data: rows.map(({ id, title }) => `${shortened(oneLine(title), 16)} 事项${id}`),
      },
      series: PARTS.map((part, index) => ({
        type: 'bar',
        stack: 'score',
        name: PART_LABELS[part],
        barWidth: 24,
        itemStyle: { color: PART_COLOURS[part].fill, borderColor: '#ffffff', borderWidth: 1 },
        data: rows.map((issue) => {
          const share = weights[part] * issue.parts[part];
          return {
            value: share,
            label: {
              show: share >= LABELLED_SHARE,
              color: PART_COLOURS[part].text,
              fontSize: FONT_SIZE - 2,
              formatter: share.toFixed(2),
            },
          };
        }),
        ...(index === PARTS.length - 1 ? { markPoint: totalMarks(rows) } : {}),
      })),
    },
  };
}

/** The total at the end of each bar: a mark without a symbol, because no series ends a stack by itself. */
function totalMarks(rows: ReportModel['issues']) {
  return {
    symbol: 'rect',
    symbolSize: 0.01,
    silent: true,
    label: { position: 'right', color: INK, fontSize: FONT_SIZE, distance: 6 },
    data: rows.map((issue, index) => ({
      coord: [issue.score, index],
      label: { formatter: issue.score.toFixed(3) },
    })),
  };
}

function districtChart({ totals: { byDistrict } }: ReportModel): Chart | null {
  const sorted = byDistrict.filter(({ records }) => records > 0).toSorted((a, b) => b.records - a.records);
  const shown = sorted.slice(0, DISTRICTS_SHOWN);
  if (shown.length === 0) return null;
  const rows = shown.toReversed();
  const left = sorted.length > shown.length ? `，件数最多的${shown.length}个` : '';
  return {
    title: `来件区域分布（件${left}）`,
    description: `条形图，各区域件数：${shown.map(({ district, records }) => `${oneLine(district)} ${records}`).join('，')}。`,
    width: WIDTH,
    height: 20 + rows.length * 30,
    option: {
      grid: { left: 10, right: 80, top: 6, bottom: 6, ...LABELS_INSIDE },
      xAxis: valueAxis,
      yAxis: { ...categoryAxis, data: rows.map(({ district }) => shortened(oneLine(district), 12)) },
      series: [
        {
          type: 'bar',
          barWidth: 20,
          itemStyle: { color: ONE_COLOUR },
          label: { ...label, position: 'right' },
          data: rows.map(({ records }) => ({ value: records, label: { formatter: grouped(records) } })),
        },
      ],
    },
  };
}
