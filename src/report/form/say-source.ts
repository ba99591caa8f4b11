/** The line under the form that says where a cited fact is found. */
import type { Evidence } from '../../domain/evidence.ts';
import { oneLine } from '../printable.ts';

/** @param found null when the draft cites what retrieval never returned. */
export function saySource(ref: string, found: Evidence | null): string {
  return found === null
    ? `未找到材料${ref}，提交前请核对或者删去`
    : `${oneLine(describe(found).join('；'))}。`;
}

function describe({ target, heading, figures, notes, inForce }: Evidence): string[] {
  switch (target.kind) {
    case 'suggestion':
      return [`代表建议：${heading}`, ...toldNotes(notes, ['承办单位', '答复类别'])];
    case 'law':
      return [
        `法条：${heading}`,
        ...toldNotes(notes, ['版本', '施行日期']),
        ...(inForce === false ? ['已不在施行'] : []),
      ];
    case 'issue':
      // Its title is words of hotline records and may name a shop; the form is made public.
      return [
        `事项来件统计：事项${target.issueId}`,
        ...toldNotes(notes, ['类型', '涉及区县']),
        ...figures.map(({ words }) => words),
      ];
    case 'record':
      // What a citizen wrote stays in the system: 代转来信 is not allowed.
      return [`群众来件（编号${target.recordId}），原文不附`];
  }
}

/** 答复类别：C（列入计划逐步解决）; the notes that are for the screen only are left out. */
const toldNotes = (notes: Evidence['notes'], names: readonly string[]): string[] =>
  notes.filter(([name]) => names.includes(name)).map(([name, value]) => `${name}：${value}`);
