/** The line under the form that says where a cited fact is found. */
import type { Evidence } from '../../domain/evidence.ts';
import { oneLine } from '../printable.ts';

/** Notes of an earlier suggestion that tell it apart; the rest is for the screen. */
const TOLD_NOTES = /承办|主办|答复类别/u;

/** @param found null when the draft cites what retrieval never returned. */
export function saySource(ref: string, found: Evidence | null): string {
  return found === null ? `未找到材料${ref}，提交前请核对或者删去` : `${oneLine(describe(found))}。`;
}

function describe({ target, heading, figures, notes, inForce }: Evidence): string {
  switch (target.kind) {
    case 'suggestion':
      return [
        `代表建议：${heading}`,
        ...notes.filter(([name]) => TOLD_NOTES.test(name)).map(([name, value]) => `${name}：${value}`),
      ].join('；');
    case 'law':
      return `法条：${heading}${inForce === false ? '（已不在施行）' : ''}`;
    case 'issue':
      return `事项来件统计：${heading}（事项${target.issueId}）${figures.length === 0 ? '' : `，${figures.map(({ words }) => words).join('，')}`}`;
    case 'record':
      // What a citizen wrote stays in the system: 代转来信 is not allowed.
      return `群众来件（编号${target.recordId}），原文不附`;
  }
}
