import type { Hint } from '../../domain/hint.ts';
import { type CheckInput, hint } from './check-input.ts';
import { PLACEHOLDER } from './parts.ts';

type TextPart = 'facts' | 'analysis' | 'measures' | 'basis';

/** 【请补充：…】: what only the deputy knows is still to be filled in. */
export function unfilled({ content }: CheckInput, part: TextPart): Hint[] {
  return [...content.sections[part].matchAll(PLACEHOLDER)].map(({ 0: words, index }) =>
    hint({
      rule: part,
      weight: 'must',
      part,
      at: { start: index, end: index + words.length },
      message: `“${words}”还没有填写`,
      remedy: '填上您了解的情况；不需要的整句删去',
    }),
  );
}
