/** The words of a kind as a person edits them: one field of text for each list. Pure. */
import type { KindDetail } from './kind-types.ts';

type Lexicon = KindDetail['lexicon'];
export type LexiconText = { readonly [L in keyof Lexicon]: string };

export const LEXICON_WORDS: { readonly [L in keyof Lexicon]: { word: string; hint: string } } = {
  strong: { word: '决定词', hint: '几乎只有这一类会写的词' },
  usual: { word: '常用词', hint: '这一类常写、别的类也会写的词' },
  not: { word: '不是这一类', hint: '出现就不像这一类的词' },
  pairs: { word: '成对的词', hint: '写成“甲+乙”，两个词在同一句里才算' },
};
export const LEXICON_PARTS = ['strong', 'usual', 'not', 'pairs'] as const;

export function lexiconText(lexicon: Lexicon): LexiconText {
  const { strong, usual, not, pairs } = lexicon;
  const join = (words: readonly string[]) => words.join('、');
  return { strong: join(strong), usual: join(usual), not: join(not), pairs: join(pairs) };
}

/** Words stand apart by line ends, commas or spaces, Chinese or not; each counts once. */
export function splitWords(text: string): string[] {
  return [...new Set(text.split(/[\s、，,；;]+/).filter((word) => word !== ''))];
}

export function readLexicon(text: LexiconText): Lexicon {
  return {
    strong: splitWords(text.strong),
    usual: splitWords(text.usual),
    not: splitWords(text.not),
    pairs: splitWords(text.pairs.replaceAll('＋', '+')),
  };
}

/** What the service would refuse, said before it is sent; empty when all is well. */
export function lexiconFaults(lexicon: Lexicon): string[] {
  const badPairs = lexicon.pairs.filter((pair) => !/^[^+]+\+[^+]+$/.test(pair));
  const both = lexicon.not.filter((word) => lexicon.strong.includes(word) || lexicon.usual.includes(word));
  const long = LEXICON_PARTS.flatMap((part) => lexicon[part]).filter((word) => word.length > 40);
  return [
    ...badPairs.map((pair) => `“${pair}”不成对，应写成“甲+乙”`),
    ...both.map((word) => `“${word}”既是又不是这一类的词`),
    ...long.map((word) => `“${word.slice(0, 10)}…”超过 40 个字`),
  ];
}
