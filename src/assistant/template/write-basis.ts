/** 依据: articles in force, earlier suggestions. */
import type { Evidence } from '../../domain/evidence.ts';
import { normalizeText, tokenize } from '../../embed/tokenize.ts';
import type { Material } from './choose-material.ts';
import { toFill } from './placeholder.ts';
import { quotableRuns } from './quote-span.ts';
import { pairsOf, sharedPairs } from './shared-pairs.ts';
import type { TemplateInput } from './template-input.ts';

const MOST_ARTICLES = 2;
const QUOTE = { shortest: 8, longest: 70 };
/** What an article orders or allows; a fragment of its list does neither. */
const NORM = /应当|不得|禁止|鼓励|推动|支持|可以|有权|负责|保障|必须/u;
const FRAGMENT = /^[（(]|的$/u;

/** Words of the concern, and pairs of the kind's name. */
type About = { readonly own: ReadonlySet<string>; readonly kind: ReadonlySet<string> | null };

/** One word, 残疾人 or 停车, is in articles about anything; two, 机关 and 开放, in those of another field. */
const SHARED_WORDS = 2;

export function writeBasis({ concern, kind }: TemplateInput, { laws, earlier }: Material): string[] {
  const about = { own: new Set(wordsOf(concern)), kind: kind === null ? null : pairsOf(kind.name) };
  const articles = laws.flatMap((law) => sayArticle(law, about)).slice(0, MOST_ARTICLES);
  return [
    ...articles,
    ...(articles.length === 0 ? [`${toFill('有关法律法规、规划或者政策文件的名称和条款')}。`] : []),
    ...(earlier.length === 0
      ? []
      : [`以往的代表建议：${earlier.map(({ title, ref }) => `《${title}》〔${ref}〕`).join('、')}。`]),
  ];
}

const wordsOf = (text: string): string[] => tokenize(normalizeText(text));

/** Nothing when no words of the article that can be quoted are about the concern. */
function sayArticle({ ref, heading, texts }: Evidence, about: About): string[] {
  const [named] = /^《[^《》]+》第[^第条\s]+条(?:之[一二三四五六七八九十]+)?/u.exec(heading) ?? [];
  const text = texts.find(({ field }) => field === 'article')?.text ?? '';
  const [quote] = quotableRuns(text, { ...QUOTE, worth: (words) => worthOf(words, about) });
  if (named === undefined || quote === undefined) return [];
  return [`${named}规定：“${quote}”〔${ref}〕。`];
}

function worthOf(words: string, about: About): number {
  if (!NORM.test(words) || FRAGMENT.test(words)) return 0;
  const shared = new Set(wordsOf(words).filter((word) => about.own.has(word))).size;
  const isKindred = about.kind === null || sharedPairs(about.kind, pairsOf(words)) > 0;
  return shared >= SHARED_WORDS && isKindred ? shared : 0;
}
