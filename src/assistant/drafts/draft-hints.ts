/** What keeps a draft from being submitted as it is. */
import type { DraftContent } from '../../domain/draft.ts';
import type { Hint } from '../../domain/hint.ts';

export function findHints({ title, sections }: DraftContent): Hint[] {
  const empty = { ground: null, weight: 'must', at: null, replacement: null } as const;
  return [
    ...(title.trim() === ''
      ? [
          {
            ...empty,
            ...({ rule: 'title_form', part: 'title' } as const),
            message: '没有标题',
            remedy: '请写成“关于……的建议”',
          },
        ]
      : []),
    ...(sections.measures.trim() === ''
      ? [
          {
            ...empty,
            ...({ rule: 'measures', part: 'measures' } as const),
            message: '没有具体建议',
            remedy: '请写明请谁做什么、到什么时候',
          },
        ]
      : []),
  ];
}
