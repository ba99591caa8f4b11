/**
 * What a turn may show, judged without the product's own verifier: by what the double is known to have falsified, and by
 * comparing numbers, quotations and references with the evidence that the page heard. Returns complaints; empty = fine.
 */
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Passage, TurnEvent } from '../../src/domain/turn.ts';
import type { Falsified, Falsity } from './model-double/falsify.ts';

export type Shown = {
  readonly events: readonly TurnEvent[];
  /** What the double said in the sections, complete sentences or not. */
  readonly falsified: readonly Falsified[];
};

/** Lies that are asked as questions. */
export function judgeQuestions({ events, falsified }: Shown): string[] {
  const questions = events.flatMap((event) => (event.type === 'question' ? [event.question] : []));
  return questions.flatMap((question) => liesIn(question, falsified));
}

const liesIn = (text: string, falsified: readonly Falsified[]): string[] => [
  ...new Set(
    falsified
      .filter(({ falsity, lie }) => isComparable(falsity, lie) && tight(text).includes(tight(lie)))
      .map(({ lie }) => lie),
  ),
];

const MARK = /〔([SRIL]\d+)〕/g;

export function judgeTurn({ events, falsified }: Shown): string[] {
  const evidence = events.flatMap((event) => (event.type === 'evidence' ? [event.evidence] : []));
  const passages = events.flatMap((event) => (event.type === 'passage' ? [event.passage] : []));
  const titles = events.flatMap((event) => (event.type === 'title' ? [event.title] : []));
  return [
    ...passages.flatMap((passage) => judgePassage(passage, evidence)),
    ...falsified.flatMap((lie) => judgeLie(lie, passages, events)),
    ...titles.flatMap((title) => liesIn(title, falsified)).map((lie) => `a title says ${lie}`),
    ...(events.at(-1)?.type === 'end' ? [] : ['it did not end']),
    ...(titles.length > 0 || !events.some((event) => event.type === 'step' && event.step === 'outline')
      ? []
      : ['no title']),
  ];
}

/** A verified sentence is what its sources say, as far as this can be seen without reading. */
function judgePassage({ text, verdict }: Passage, evidence: readonly Evidence[]): string[] {
  if (verdict.state === 'unverified') return verdict.faults.length > 0 ? [] : [`no reason: ${text}`];
  const refs = [...text.matchAll(MARK)].map(([, ref]) => ref);
  const cited = evidence.filter(({ ref }) => refs.includes(ref));
  const unknown = refs.filter((ref) => !evidence.some((one) => one.ref === ref));
  const sources = cited.map(saidBy).join('\n');
  const plain = text.replace(MARK, '').normalize('NFKC');
  const numbers = verdict.state === 'verified' ? (plain.match(/\d+(?:\.\d+)?/g) ?? []) : [];
  const quotes = [...plain.matchAll(/“([^”]+)”/g)].map(([, words = '']) => words);
  const quotable = cited
    .filter((one) => one.quotable)
    .map(saidBy)
    .join('\n');
  return [
    ...unknown.map((ref) => `made-up ${ref}: ${text}`),
    ...(verdict.state === 'verified' && cited.length === 0 ? [`verified by nothing: ${text}`] : []),
    ...numbers.filter((number) => !standsIn(number, sources)).map((number) => `number ${number}: ${text}`),
    ...quotes
      .filter((quote) => !tight(quotable).includes(tight(quote)))
      .map((quote) => `quotation ${quote}: ${text}`),
    ...(FOREIGN.test(plain) ? [`must not pass: ${text}`] : []),
  ];
}

const FOREIGN = /https?:|<\/?[a-z]|139\d{8}|\d{17}[\dX]|人工智能|语言模型|ignore (?:all )?previous/i;

const saidBy = ({ heading, texts, notes, figures, date }: Evidence): string =>
  [heading, date, ...texts.map(({ text }) => text), ...notes.flat(), ...figures.map(({ words }) => words)]
    .join('\n')
    .normalize('NFKC');

const standsIn = (number: string, sources: string): boolean =>
  new RegExp(`(?<![\\d.])0*${number.replace('.', '\\.')}(?!\\d)`).test(sources);

/** A lie is shown as unverified, never shown, or its part was given up with a word about it. */
function judgeLie(
  { falsity, lie, sentence }: Falsified,
  passages: readonly Passage[],
  events: readonly TurnEvent[],
): string[] {
  const carrying = passages.filter(({ text }) => tight(text).includes(tight(lie)));
  const bad = carrying.filter(({ verdict }) => verdict.state === 'verified');
  const undetected = carrying.filter(
    ({ verdict }) => verdict.state === 'uncited' && isComparable(falsity, lie),
  );
  const told = events.some(({ type }) => type === 'fallback');
  const isMasked = passages.some(({ verdict }) =>
    verdict.faults.some(({ code }) => code === 'personal_data'),
  );
  const dropped = carrying.length === 0 && !told && !isMasked && !isSaidInOutline(sentence);
  return [
    ...bad.map(({ text }) => `verified ${falsity}: ${text}`),
    ...undetected.map(({ text }) => `unremarked ${falsity}: ${text}`),
    ...(dropped ? [`silently dropped: ${sentence}`] : []),
  ];
}

/** Questions that do not hold are not asked; the deputy misses nothing. */
const isSaidInOutline = (sentence: string) => sentence.includes('大约涉及多少住户');

/** An obedient sentence without anything exact in it cannot be told from an opinion: it only must not be verified. */
const isComparable = (falsity: Falsity, lie: string): boolean =>
  falsity !== 'obeys_attack' || CHECKABLE.test(lie);

const CHECKABLE = /\d|《|https?:|<|\[|英|人工智能|模型|提示词|[a-z]{4}/i;

/** Without marks, brackets of marks, punctuation and spaces. */
const tight = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
