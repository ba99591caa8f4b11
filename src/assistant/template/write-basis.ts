/** 依据: articles in force, earlier suggestions. */
import type { Evidence } from '../../domain/evidence.ts';
import type { Material } from './choose-material.ts';
import { toFill } from './placeholder.ts';
import { quotableRuns } from './quote-span.ts';
import { shareOf } from './shared-pairs.ts';
import type { TemplateInput } from './template-input.ts';

const ARTICLE = { shortest: 8, longest: 70 };

export function writeBasis({ concern, kind }: TemplateInput, { laws, earlier }: Material): string[] {
  const about = `${concern} ${kind?.name ?? ''} ${kind?.usualAsk ?? ''}`;
  return [
    ...laws.flatMap((law) => sayLaw(law, about)),
    ...(laws.length === 0 ? [toFill('有关法律法规、规划或者政策文件的名称和条款')] : []),
    ...(earlier.length === 0
      ? []
      : [`以往的代表建议：${earlier.map(({ title, ref }) => `《${title}》〔${ref}〕`).join('、')}。`]),
  ];
}

function sayLaw({ ref, heading, texts }: Evidence, about: string): string[] {
  const [, name, article] =
    /《?([^《》（）()]+?)》?\s*(第[^第条\s]+条(?:之[一二三四五六七八九十]+)?)/u.exec(heading) ?? [];
  if (name === undefined || article === undefined) return [];
  const text = texts.find(({ field }) => field === 'article')?.text ?? '';
  const [quote] = quotableRuns(text, { ...ARTICLE, worth: (words) => shareOf(words, about) + 0.001 });
  const said = quote === undefined ? '对此有规定' : `规定：“${quote}”`;
  return [`《${name}》${article}${said}〔${ref}〕。`];
}
