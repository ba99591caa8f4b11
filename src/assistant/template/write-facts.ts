/** 情况: the concern, its figures, what was asked and answered before. */
import type { Evidence } from '../../domain/evidence.ts';
import type { Material } from './choose-material.ts';
import { isSound } from './is-sound.ts';
import { askedAction } from './name-action.ts';
import { toFill } from './placeholder.ts';
import { plainClauses } from './plain-clauses.ts';
import type { EarlierSuggestion } from './read-earlier.ts';
import type { TemplateInput } from './template-input.ts';

/** In this order. How many came in the year before is in the growth. */
const FIGURES_TOLD = ['records', 'people', 'districts', 'recent', 'growth'];
/** 停车 alone is no problem yet. */
const SHORTEST_CONCERN = 4;
/** Of a story the beginning; the deputy tells the rest. */
const MOST_CLAUSES = 6;

export function writeFacts(input: TemplateInput, { issues, earlier }: Material): string[] {
  return [
    sayConcern(input),
    ...sayIssues(issues),
    `${toFill('地点、起止时间、影响范围和人数，以及您走访、座谈了解到的情况和数据来源')}。`,
    ...groupSame(earlier).map(sayEarlier),
  ];
}

/**
 * What is asked for belongs to the measures, unless nothing else was typed. What cannot stand in a suggestion, such as a
 * pasted letter, is not told at all.
 */
function sayConcern({ concern, kind, evidence }: TemplateInput): string {
  const clauses = plainClauses(concern);
  const problems = clauses.filter((clause) => askedAction(clause) === null).slice(0, MOST_CLAUSES);
  const told = [
    ...(problems.join('').length >= SHORTEST_CONCERN ? [`本建议反映的问题是：${problems.join('，')}。`] : []),
    ...(kind === null ? [] : [`本建议反映的是${kind.name}方面的问题。`]),
    ...(clauses.length === 0 ? [] : [`本建议希望办理的事项是：${clauses.join('，')}。`]),
  ];
  return told.find((words) => isSound(words, evidence)) ?? `${toFill('要反映的问题')}。`;
}

/** By their figures and where they are. Their titles are words of hotline records, which are never pasted. */
function sayIssues(issues: readonly Evidence[]): string[] {
  return issues
    .map((issue) => ({ ref: issue.ref, told: toldFigures(issue) }))
    .filter(({ told }) => told.length > 0)
    .map(({ ref, told }, index) => {
      const opening = index === 0 ? '群众来件中已归集出同类事项' : '另有同类事项';
      return `${opening}，${told.join('，').replace(/(涉及[^，]*)，涉及/gu, '$1、')}〔${ref}〕。`;
    });
}

function toldFigures({ figures, notes }: Evidence): string[] {
  const districts = notes.find(([name]) => name === '涉及区县')?.[1];
  return FIGURES_TOLD.flatMap((wanted) => figures.filter(({ name }) => name === wanted))
    .filter(({ name, value }) => value !== 0 || name === 'growth')
    .map(({ name, words }) => {
      const said = words.replace(/\s+/gu, '').replace(/[。；;，,]+$/u, '');
      return name === 'districts' && districts !== undefined ? `${said}（${districts}）` : said;
    });
}

/** Suggestions with the same answer of the same unit are told in one sentence. */
function groupSame(earlier: readonly EarlierSuggestion[]): EarlierSuggestion[][] {
  const keyOf = ({ ref, unit, replyClass, telling }: EarlierSuggestion) =>
    telling === null ? ref : [unit, replyClass, telling].join('\n');
  const groups = new Map<string, EarlierSuggestion[]>();
  for (const suggestion of earlier) {
    const key = keyOf(suggestion);
    groups.set(key, [...(groups.get(key) ?? []), suggestion]);
  }
  return [...groups.values()];
}

function sayEarlier(group: readonly EarlierSuggestion[]): string {
  const [first] = group;
  if (first === undefined) throw new RangeError('a group has at least one suggestion');
  const all = group.length > 1 ? '都' : '';
  const said = [
    `${group.map(nameEarlier).join('、')}${group.length > 1 ? '先后提出同类问题' : '提出过同类问题'}`,
    ...(first.unit === null ? [] : [`${all}由${first.unit}承办`]),
    ...(first.replyClass === null ? [] : [`答复类别${all}为${first.replyClass}`]),
    ...(first.telling === null ? [] : [`答复${all}称“${first.telling}”`]),
    ...(first.reply === '' ? ['尚无答复'] : []),
  ];
  return `${said.join('，')}${group.map(({ ref }) => `〔${ref}〕`).join('')}。`;
}

function nameEarlier({ year, number, title }: EarlierSuggestion): string {
  return `${year === null ? '此前' : `${year}年`}${number === null ? '' : `${number}建议`}《${title}》`;
}
