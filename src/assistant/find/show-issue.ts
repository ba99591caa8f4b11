import { chinaDayOf } from '../../domain/china-day.ts';
import type { Figure, Found } from '../../domain/evidence.ts';
import type { FoundIssue } from '../../store/find/found-issues.ts';

/** Below it, twice as many is chance. */
const FEWEST_FOR_GROWTH = 10;

/** Pure. All numbers come from the store's own tables. */
export function showIssue(issue: FoundIssue): Found {
  const { id: issueId, runId, title, kindName, districts, lastAt } = issue;
  return {
    target: { kind: 'issue', issueId, runId },
    heading: title,
    date: chinaDayOf(lastAt),
    texts: [{ field: 'title', text: title }],
    span: null,
    figures: figuresOf(issue),
    notes: [
      ...(kindName === null ? [] : [['类型', kindName] satisfies [string, string]]),
      ...(districts.length === 0 ? [] : [['涉及区县', districts.join('、')] satisfies [string, string]]),
    ],
    quotable: false,
    inForce: null,
  };
}

function figuresOf({ records, people, districts, firstAt, lastAt, recent, before }: FoundIssue): Figure[] {
  const [first, last] = [monthOf(firstAt), monthOf(lastAt)];
  const figures: Figure[] = [
    {
      name: 'records',
      value: records,
      unit: '件',
      words: `${first === last ? first : `${first}至${last}`}来件${records}件`,
    },
    { name: 'people', value: people, unit: '人', words: `涉及${people}人` },
  ];
  if (districts.length > 0) {
    figures.push({
      name: 'districts',
      value: districts.length,
      unit: '个区县',
      words: `涉及${districts.length}个区县`,
    });
  }
  figures.push({ name: 'recent', value: recent, unit: '件', words: `近12个月来件${recent}件` });
  figures.push({ name: 'before', value: before, unit: '件', words: `此前12个月来件${before}件` });
  if (before >= FEWEST_FOR_GROWTH) figures.push(growthOf(recent, before));
  return figures;
}

function growthOf(recent: number, before: number): Figure {
  const growth = Math.round(((recent - before) / before) * 100);
  const words =
    growth === 0
      ? '近12个月与此前12个月持平'
      : `近12个月较此前12个月${growth > 0 ? '上升' : '下降'}${Math.abs(growth)}%`;
  return { name: 'growth', value: growth, unit: '%', words };
}

/** 2025年3月. */
function monthOf(moment: Date): string {
  const [year, month] = chinaDayOf(moment).split('-');
  return `${year}年${Number(month)}月`;
}
