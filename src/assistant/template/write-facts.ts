/** 情况: the concern, its figures, what was asked and answered before. */
import type { Evidence } from '../../domain/evidence.ts';
import type { Material } from './choose-material.ts';
import { toFill } from './placeholder.ts';
import { plainClauses } from './plain-clauses.ts';
import type { EarlierSuggestion } from './read-earlier.ts';
import type { TemplateInput } from './template-input.ts';

/** Figures of one issue that a reader takes in. */
const MOST_FIGURES = 5;

export function writeFacts({ concern, kind }: TemplateInput, { issues, earlier }: Material): string[] {
  return [
    sayConcern(concern, kind?.name ?? null),
    ...issues.flatMap(sayIssue),
    toFill('地点、起止时间、影响范围和人数，以及您走访、座谈了解到的情况和数据来源'),
    ...earlier.map(sayEarlier),
  ];
}

function sayConcern(concern: string, kindName: string | null): string {
  const clauses = plainClauses(concern);
  if (clauses.length === 0)
    return kindName === null ? toFill('要反映的问题') : `本建议反映的问题属于${kindName}。`;
  return `本建议反映的问题是：${clauses.join('，')}。`;
}

function sayIssue({ ref, heading, figures }: Evidence): string[] {
  const told = figures
    .filter(({ value }) => value !== 0)
    .slice(0, MOST_FIGURES)
    .map(({ words }) => words.replace(/\s+/gu, '').replace(/[。；;，,]+$/u, ''));
  if (told.length === 0) return [];
  return [`群众来件中已归集出“${heading}”事项，${told.join('，')}〔${ref}〕。`];
}

function sayEarlier(earlier: EarlierSuggestion): string {
  const { ref, title, year, number, unit, replyClass, tellings } = earlier;
  const [telling] = tellings;
  const said = [
    `${year === null ? '此前' : `${year}年`}${number === null ? '' : `${number}建议`}《${title}》已提出过同类问题`,
    ...(unit === null ? [] : [`由${unit}承办`]),
    ...(replyClass === null ? [] : [`答复类别为${replyClass}类`]),
    ...(telling === undefined ? [] : [`答复称“${telling}”`]),
  ];
  return `${said.join('，')}〔${ref}〕。`;
}
