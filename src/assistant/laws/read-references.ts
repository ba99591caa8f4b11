/** Articles of laws that a text names: 《代表法》第五十一条, 第三条至第五条, 该条例第六条第二款. Pure. */
import { NUMERAL_CHARACTERS, readNumeral } from '../../domain/numeral.ts';

export type LawReference = {
  /** As written, without 《》 and without the edition. */
  readonly name: string;
  /** 2015年修正; left out when none is written. */
  readonly edition?: string;
  readonly number: number;
  /** 1 for 第十条之一; 0 = none. */
  readonly suffix: number;
  /** UTF-16 offsets of the words that name it; articles of one range share them. */
  readonly start: number;
  readonly end: number;
};

export type ReadOptions = {
  /** Names and short names of the library: where a name without 《》 begins. */
  readonly knownNames?: readonly string[];
};

const N = `[${NUMERAL_CHARACTERS}]{1,9}`;
const DASH = '(?:至|到|[-－—–~～])';
const EDITION = '(?:\\s*[（(]([^（）()]{1,60})[）)])?';
/** Between the name and its article: 的, 中的, 物权编, 第二章. */
const BETWEEN = `\\s*(?:的|中的?|里的?)?\\s*(?:\\p{Script=Han}{1,8}编)?(?:\\s*第${N}[编章节])*\\s*`;
const ARTICLE_AHEAD = `(?=第\\s*${N}(?:\\s*(?:[、和]|${DASH})\\s*${N})*\\s*条)`;

const TITLED = `《((?:[^《》]|《[^《》]*》){2,100})》${EDITION}${BETWEEN}`;
const BARE = `((?:(?!第)\\p{Script=Han}){0,60}(?:法典|法|条例|办法|规定|规则|细则))${EDITION}${BETWEEN}`;
const HEAD = new RegExp(`(?:${TITLED}|${BARE})${ARTICLE_AHEAD}`, 'gu');
/** An article alone, of the law that was named last; 第三条建议 is none. */
const ALONE = new RegExp(`${ARTICLE_AHEAD}(?=第\\s*${N}\\s*条[^。；，,;]{0,20}?(?:规定|明确|要求))`, 'gu');

const ITEM = new RegExp(
  `第\\s*(${N}(?:\\s*(?:[、和]|${DASH})\\s*${N})*)\\s*条(?:之(${N}))?` +
    `(?:\\s*[、和及]?\\s*第?[（(]?${N}[）)]?[款项目])*`,
  'yu',
);
const TO = new RegExp(`\\s*${DASH}\\s*${ARTICLE_AHEAD}`, 'yu');
const AND = new RegExp(`\\s*(?:、|和|及|以及|或者?|与|并)\\s*${ARTICLE_AHEAD}`, 'yu');

/** What may stand before a name without 《》 in one run of characters. */
const BEFORE_NAME =
  /.*(?:根据|依据|依照|按照|参照|遵照|违反|符合|落实|贯彻|执行|遵守|适用|结合|对照)|^(?:以及|和|与|及|或者?|我国|国家)/gu;
/** The law that was named last. */
const POINTING = /^.*?(?:该|本|此|同|上述|前述)(?:法典|法|条例|办法|规定|规则|细则)$/u;
/** 按照规定第三条…: names nothing. */
const NOTHING = /^(?:有关|相关|现行|国家|地方|法律|法规|的)*(?:法|条例|办法|规定|规则|细则)$/u;
const EDITION_WORDS = /\d{4}|修正|修订|版|年/;
const LONGEST_RANGE = 200;

type Head = { readonly name: string; readonly edition?: string; readonly start: number; readonly at: number };

/** In reading order, a range article by article. */
export function readLawReferences(text: string, { knownNames = [] }: ReadOptions = {}): LawReference[] {
  const references: LawReference[] = [];
  let last: Head | undefined;
  let done = 0;
  for (const match of headsIn(text)) {
    const head = headOf(match, last, knownNames);
    if (!head || head.start < done) continue;
    const found = readItems(text, head);
    references.push(...found);
    last = head;
    done = found.at(-1)?.end ?? head.at;
  }
  return references;
}

/** Named ones and lonely ones, by where they begin. */
function headsIn(text: string): RegExpExecArray[] {
  return [...text.matchAll(HEAD), ...text.matchAll(ALONE)].toSorted((a, b) => a.index - b.index);
}

function headOf(match: RegExpExecArray, last: Head | undefined, known: readonly string[]): Head | undefined {
  const [whole, titled, titledEdition, bare, bareEdition] = match;
  const at = match.index + whole.length;
  if (titled !== undefined) {
    const own = splitEdition(titled);
    return { ...editionOf(own.edition ?? titledEdition), name: own.name, start: match.index, at };
  }
  if (bare === undefined) return last && { ...last, start: match.index, at };
  const name = nameIn(bare, known);
  if (name === null || NOTHING.test(name)) return undefined;
  const start = match.index + bare.length - name.length;
  if (last && POINTING.test(name)) return { ...last, start, at };
  return { ...editionOf(bareEdition), name, start, at };
}

/** 代表法（2015年修正） → the name, and the edition. */
function splitEdition(titled: string): { name: string; edition?: string } {
  const [, name, edition] = /^(.+?)[（(]([^（）()]+)[）)]$/.exec(titled) ?? [];
  if (name === undefined || edition === undefined || !EDITION_WORDS.test(edition)) return { name: titled };
  return { name, edition };
}

/** （以下简称代表法） is no edition. */
function editionOf(words: string | undefined): { edition?: string } {
  return words !== undefined && !words.includes('称') && EDITION_WORDS.test(words)
    ? { edition: words.trim() }
    : {};
}

function nameIn(run: string, known: readonly string[]): string | null {
  const longest = known.filter((name) => run.endsWith(name)).toSorted((a, b) => b.length - a.length)[0];
  if (longest !== undefined) return longest;
  const pointing = /(?:该|本|此|同|上述|前述)(?:法典|法|条例|办法|规定|规则|细则)$/u.exec(run);
  const name = pointing ? pointing[0] : run.replace(BEFORE_NAME, '');
  return name.length < 2 ? null : name;
}

function readItems(text: string, { name, edition, start, at }: Head): LawReference[] {
  const references: LawReference[] = [];
  const common = { name, ...(edition !== undefined && { edition }) };
  let position = at;
  let from = start;
  let range: LawReference | undefined;
  for (;;) {
    const item = matchAt(ITEM, text, position);
    if (!item) return references;
    const end = position + item[0].length;
    const numbers = readNumbers(item[1] ?? '');
    const suffix = readNumeral(item[2] ?? '') ?? 0;
    const own = numbers.map((number) => ({ ...common, number, suffix, start: from, end }));
    if (range) references.splice(-1, 1, { ...range, end }, ...between(range, own[0]));
    references.push(...own);
    const to = matchAt(TO, text, end);
    const and = to ?? matchAt(AND, text, end);
    if (!and) return references;
    range = to ? own.at(-1) : undefined;
    position = end + and[0].length;
    from = to ? from : position;
  }
}

/** The articles between the two ends of 第三条至第五条. */
function between(first: LawReference, last: LawReference | undefined): LawReference[] {
  if (!last || last.number - first.number > LONGEST_RANGE) return [];
  const inner = Math.max(0, last.number - first.number - 1);
  return Array.from({ length: inner }, (_, index) => ({
    ...last,
    number: first.number + 1 + index,
    suffix: 0,
  }));
}

/** 三、五 and 三至五, as in 第三至五条. */
function readNumbers(written: string): number[] {
  const numbers: number[] = [];
  let isRange = false;
  for (const part of written.split(/(至|到|[-－—–~～]|、|和)/u)) {
    const number = readNumeral(part.trim());
    if (number === null) {
      isRange = !['、', '和'].includes(part.trim());
      continue;
    }
    const before = numbers.at(-1);
    if (isRange && before !== undefined && number - before <= LONGEST_RANGE) {
      for (let inner = before + 1; inner < number; inner++) numbers.push(inner);
    }
    numbers.push(number);
  }
  return numbers;
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}
