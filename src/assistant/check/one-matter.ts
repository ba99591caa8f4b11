/** 一事一议: one problem and one lead unit, so that it can be assigned. */
import type { Hint } from '../../domain/hint.ts';
import { ACTIONS } from './action-words.ts';
import { type CheckInput, hint, type Rule } from './check-input.ts';
import { decisiveWords } from './decisive-words.ts';
import { departmentsIn } from './name-units.ts';
import { measuresOf } from './parts.ts';

const REMEDY = '只留一件事，其余另写一件建议';

export const oneMatter: Rule = (input) => [
  ...twoActions(input),
  ...severalKinds(input),
  ...severalLeads(input),
];

/** 规范养犬和增加公交班次: two actions joined, each with an object of its own. */
const JOINED = new RegExp(
  `(?:${ACTIONS})([^，,、]{2,14}?)(?:以及|并且?|和|及|与|，|,)(?:${ACTIONS})([^，,、]{2,})`,
  'u',
);

function twoActions({ content: { title } }: CheckInput): Hint[] {
  const core = /^关于(.+)的\S{2}$/u.exec(title.trim())?.[1] ?? title;
  const [, first, second] = JOINED.exec(core) ?? [];
  if (first === undefined || second === undefined || sharesWords(first, second)) return [];
  return [
    hint({
      rule: 'one_matter',
      weight: 'should',
      part: 'title',
      message: `标题写了两件事：“${first}”和“${second}”`,
      remedy: REMEDY,
    }),
  ];
}

/** 电梯加装 and 电梯维保 are about one thing. */
function sharesWords(one: string, other: string): boolean {
  return [...one].some((_, at) => at + 2 <= one.length && other.includes(one.slice(at, at + 2)));
}

/** So many decisive words of a kind make it a matter of the text. */
const DECISIVE_WORDS = 2;

/** Kinds of different fields, each with decisive words in measures of its own. */
function severalKinds({ content, kinds = [] }: CheckInput): Hint[] {
  const measures = measuresOf(content).map(({ text }) => text);
  const whole = [content.title, content.sections.facts, ...measures].join('\n');
  const found = [...decisiveWords(whole, kinds)]
    .map(([{ name, code }, all]) => {
      const words = outermost([...all]);
      const lines = measures.filter((line) => words.some((word) => line.includes(word)));
      return { name, field: code.slice(0, 3), words, lines };
    })
    .filter(({ words, lines }) => words.length >= DECISIVE_WORDS && lines.length > 0)
    .toSorted((a, b) => b.words.length - a.words.length);
  const [first] = found;
  const second = found.find(({ field, words, lines }) => {
    if (first === undefined || field === first.field) return false;
    // What stands in a line with words of the first matter may serve it.
    const apart = lines.filter((line) => !first.lines.includes(line));
    return words.filter((word) => apart.some((line) => line.includes(word))).length >= DECISIVE_WORDS;
  });
  if (first === undefined || second === undefined) return [];
  return [
    hint({
      rule: 'one_matter',
      weight: 'should',
      part: null,
      message: `写了两类事：${first.name}（${first.words[0]}）和${second.name}（${second.words[0]}）`,
      remedy: REMEDY,
    }),
  ];
}

/** 物业费 inside 物业费上涨 is the same word. */
const outermost = (words: readonly string[]): string[] =>
  words.filter((word) => !words.some((other) => other !== word && other.includes(word)));

/** Who is asked to lead. */
function severalLeads({ content, departments }: CheckInput): Hint[] {
  const leads = measuresOf(content).flatMap(({ text }) => {
    const leading = /^(.{2,24}?)(?:牵头|主办|为主责)/u.exec(text)?.[1];
    return leading === undefined
      ? []
      : departmentsIn(leading, departments)
          .slice(0, 1)
          .map(({ name }) => name);
  });
  const names = [...new Set(leads)];
  if (names.length < 2) return [];
  return [
    hint({
      rule: 'one_matter',
      weight: names.length > 2 ? 'should' : 'note',
      part: 'measures',
      message: `有 ${names.length} 个牵头单位：${names.join('、')}`,
      remedy: '确定一个牵头单位，其他写“会同”；确是两件事的分开提',
    }),
  ];
}
