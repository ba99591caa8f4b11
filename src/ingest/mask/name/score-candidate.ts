import { isHan, type TaggedWord } from './tag-words.ts';

/** A stretch of a text that may be a name; odds as in name-odds.ts. */
export type Candidate = {
  readonly start: number;
  readonly end: number;
  readonly surname: number;
  readonly given: number;
};

/**
 * The log-odds that a candidate is a name. The weights are those of a logistic regression on names planted where
 * public complaints say 他 or 她, rounded; what such places cannot show (ends of sentences, titles) is set by hand.
 * @param words around the candidate.
 */
export function scoreCandidate(text: string, candidate: Candidate, words: readonly TaggedWord[]): number {
  const { start, end, surname, given } = candidate;
  return (
    PRIOR +
    0.2 * surname +
    0.6 * given +
    FIT_WEIGHTS[fitBetweenWords(words, start, end)] +
    weightBefore(text, start, words) +
    weightAfter(text, end, words)
  );
}

const PRIOR = -2.2;

/** How a stretch lies between the words of the dictionary; Person when the dictionary calls the word a person. */
const FIT_WEIGHTS = {
  split: 0, // 王|强
  givenName: 1, // 李|建国
  givenNoun: 0, // 李|海燕
  givenWord: -1.2, // 王|承诺
  isPerson: -1, // also 安静, 温馨: the dictionary is not strict
  isWord: -3, // 高峰期
  startsWord: -2.5, // 高志|强
  runsIntoWord: -0.2, // 蔺|飞来
  partOfWord: -1.8, // 方向|东
};

function fitBetweenWords(words: readonly TaggedWord[], start: number, end: number): keyof typeof FIT_WEIGHTS {
  const inside = words.filter((word) => word.start < end && word.end > start);
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return 'split';
  const startsWithWord = first.end - first.start > 1;
  if (first.start < start || (first === last && last.end > end)) return 'partOfWord';
  if (last.end > end) return startsWithWord ? 'startsWord' : 'runsIntoWord';
  if (first === last) return isPerson(first) ? 'isPerson' : 'isWord';
  if (startsWithWord) return isPerson(first) ? 'isPerson' : 'startsWord';
  if (last.end - last.start === 1) return 'split';
  if (/^n[rsz]/.test(last.tag)) return 'givenName';
  return last.tag.startsWith('n') ? 'givenNoun' : 'givenWord';
}

const isPerson = ({ tag }: TaggedWord) => tag.startsWith('nr');

/** Particles and verbs that people follow. */
const LEADS = /^[和与跟同给找向被由是叫把对替连问从喊让将因为听的及请据比像]$/;
/** Parts of speech before a name, as jieba names them; a noun is mostly a place or a firm that goes on. */
const BEFORE: Readonly<Record<string, number>> = {
  ul: 1,
  ug: 0.5,
  l: 1,
  c: 0.9,
  v: 0.5,
  d: 0.5,
  t: 0.2,
  vn: -0.2,
  r: -0.4,
  f: -0.5,
  p: -0.5,
  m: -0.8,
  nr: -1,
  n: -1.5,
  ns: -1.7,
  a: -1.9,
  zg: -2,
};
const PERSON_NOUN =
  /[人员工长师生友亲戚户妈爸妻夫哥姐弟妹舅叔姑嫂婿媳孙板东机邻民娘爷婆]$|[女婴幺娃侄猴]儿$|儿子$|^[长员儿]$/;

function weightBefore(text: string, start: number, words: readonly TaggedWord[]): number {
  if (!isHan(text, start - 1)) return isOpen(text.charAt(start - 1)) ? 0.5 : -2.5;
  const word = words.find(({ end }) => end === start);
  if (word === undefined) return -2.5;
  const written = text.slice(word.start, start);
  if (LEADS.test(written)) return 0.9;
  if (PERSON_NOUN.test(written)) return 1.2;
  return BEFORE[word.tag] ?? -1.5;
}

/** What a person does, has, or is beside. */
const FOLLOWS =
  /^(?:[他她说讲称把被已也都就在是的将对与和跟给向于来去找等收打没不无]|声称|自称|表示|反映|告诉|回复|答复|承认|要求|拒绝|认为|来电|这样|一个人|家(?!长|属|庭)|夫妇|夫妻|两口|一家|姊妹|同志|本人|名下|个人|自己)/;
const AFTER: Readonly<Record<string, number>> = {
  r: 2,
  c: 1.4,
  p: 1.1,
  l: 1,
  t: 0.7,
  d: 0.6,
  ul: 0.4,
  v: 0.3,
  f: 0.2,
  i: 0.2,
  s: -0.4,
  m: -0.6,
  vn: -0.7,
  nz: -1,
  n: -1.1,
  nr: -1.2,
  ns: -2.5,
};

function weightAfter(text: string, end: number, words: readonly TaggedWord[]): number {
  if (!isHan(text, end)) return weightOfSign(text.charAt(end));
  const word = words.find(({ start }) => start === end);
  const follows = FOLLOWS.test(text.slice(end, end + 3));
  // 邱仕明|说 is cut 邱仕|明说: a word of speaking still tells.
  if (word === undefined) return follows ? 0.3 : -2.5;
  if (follows) return 1;
  return AFTER[word.tag] ?? -1.5;
}

/** 车贵A12345: letters behind go on with a number or a plate. */
function weightOfSign(sign: string): number {
  if (isOpen(sign)) return 0;
  return /[a-z]/i.test(sign) ? -3.5 : -1;
}

const isOpen = (sign: string) => sign === '' || /[\s,。;:、!?()"“”《》]/.test(sign);
