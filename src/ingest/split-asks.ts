/**
 * Splits a record that clearly holds several asks; when unsure it is one ask. A wrong split takes an ask out of its
 * context for good, a missed one only leaves two matters in one span, so everything here must agree: the writer's
 * own list or connecting words, parts long enough to stand alone, and parts about different topics. Lists of reasons,
 * facts, steps, questions or measures, and a buyer's many points against a developer, are one matter.
 */
import type { AskSpan } from '../domain/ask.ts';
import type { Source } from '../domain/record.ts';
import { topicsOf } from './split-asks-topics.ts';

const SHORTEST_ASK = 15;
/** The first words of an item say what it is about, before it goes on to causes and consequences. */
const HEAD_LENGTH = 40;

/**
 * @returns ordered spans that do not overlap, in UTF-16 units of the body, trimmed; one for the whole text unless it is
 *   clear. Salutation, background before a list and closing courtesies are in no span when it is split. Empty only
 *   for a blank body. Suggestions are never split: their measures serve one matter.
 */
export function splitAsks(body: string, title: string, source: Source): AskSpan[] {
  const whole = trimSpan(body, { start: 0, end: body.length });
  if (whole.start >= whole.end) return [];
  if (source === 'suggestion') return [whole];
  return splitList(body, title) ?? splitAtConnectors(body) ?? [whole];
}

type Part = AskSpan & {
  /** Where the numbering or the connecting word begins. */
  readonly markedAt: number;
};

// ---- the writer's own list -------------------------------------------------------------------------------------

const ORDINALS = '一二三四五六七八九十';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
/** Whatever number is next. */
const LAST_WORD = '最后';

/** Before a marker stands the beginning, a line break or the end of something. */
const OPENING = '(?<=^|[。！？!?；;：:，,\\n\\s])';

/** The ways to number; group 1 is the number. In each a list counts up from 1. */
const NUMBERINGS: readonly RegExp[] = [
  new RegExp(`${OPENING}([${ORDINALS}])[、．.，]`, 'g'),
  new RegExp(`${OPENING}(?<!\\d)(\\d{1,2})[、．.）)：](?!\\d)`, 'g'),
  new RegExp(`[（(]([${ORDINALS}]|\\d{1,2})[）)]`, 'g'),
  new RegExp(`([${CIRCLED}])`, 'g'),
  new RegExp(`${OPENING}(?:第)([${ORDINALS}])(?:[个大]?(?:问题|难题)|件事|点)?(?:是|[，,、：:])`, 'g'),
  new RegExp(`${OPENING}(?:其)?([${ORDINALS}])(?:是|来|[，,：:])`, 'g'),
  new RegExp(`${OPENING}(首先|其次|再次|${LAST_WORD})(?:是|[，,：:])?`, 'g'),
];
const WORDS: readonly string[] = ['首先', '其次', '再次'];

/** Says that what follows are several matters, not several reasons, facts or steps of one. */
const SEVERAL_MATTERS =
  /(?:[几多两二三四五六七八九2-9]|以下|如下|下列|诸多|许多|若干|系列|一些|这些|各种|很多|众多)[^。！？!?；;：:\n]{0,6}(?:问题|诉求|请求|建议|意见|事情|事项|困难|难题|件事|隐患)|(?:问题|诉求|请求|建议|意见|事项|困难|隐患)[^。！？!?；;\n]{0,6}(?:如下|以下|有[几两二三四五六]|汇总)|乱象|现状/;
/** Counted by the writer: 两个问题, 三件事. */
const COUNTED =
  /[两二三四五六2-6](?:个|大|件|点|处|方面的?)[^。，,；;\n]{0,6}(?:问题|诉求|请求|建议|意见|难题|事情|事)/;
/** Each item with its own heading: 停车问题：… */
const HEADING = /^[^，,。；;！!？?：:]{2,16}(?:[：:]|问题[，,。])/;
const ONE_MATTER =
  /理由|原因|依据|根据|事实|经过|步骤|流程|证据|过程|规定|条款|质疑|疑问|疑点|危害|影响|优势|回复|答复/;
/** A quarrel with a developer has many points and is one matter. */
const HOME_BUYING = /开发商|交房|收房|购房|虚假|房屋质量|质量问题|验收|维权/;
/** So has an accusation or a plea for or against one thing. */
const ONE_CASE = /反对|坚决|侵|诈|违规|违法|销售|申请将|请求将/;

function splitList(body: string, title: string): AskSpan[] | null {
  const items = findList(body);
  const [first] = items;
  if (first === undefined) return null;
  const lead = body.slice(0, first.markedAt);
  const announcement = lastSentence(lead);
  if (ONE_MATTER.test(announcement)) return null;
  const parts = items.map((item) => trimSpan(body, item));
  // Who counts 三件事 has several, though two items may be about the same.
  if (COUNTED.test(`${announcement}\n${title}`)) {
    const asks = withoutClosing(
      body,
      joinParts(parts, (before, part) => beginDifferently(body, [before, part])),
    );
    return asksAboutOne(body, title, parts) || !beginDifferently(body, asks) ? null : asks;
  }
  if (!announcesSeveral(body, title, parts, lead)) return null;
  const spans = withoutClosing(body, parts);
  return areSeparate(body, spans) ? spans : null;
}

/** 三个问题 may be three questions about what the title names. */
function asksAboutOne(body: string, title: string, parts: readonly AskSpan[]): boolean {
  const questions = parts.filter((part) => /[？?]/.test(textOf(body, part)));
  return topicsOf(title).length === 1 && questions.length * 2 >= parts.length;
}

/** @param lead what stands before the list. */
function announcesSeveral(body: string, title: string, items: readonly AskSpan[], lead: string): boolean {
  const announcement = lastSentence(lead);
  const isOneMatter =
    HOME_BUYING.test(title + lead) ||
    ONE_CASE.test(title + lead) ||
    topicsOf(title).length === 1 ||
    topicsOf(announcement).length === 1;
  const areHeaded = items.every((item) => HEADING.test(textOf(body, item).trimStart()));
  return !isOneMatter && (areHeaded || SEVERAL_MATTERS.test(`${announcement}\n${title}`));
}

function lastSentence(text: string): string {
  return (
    text
      .trimEnd()
      .split(/[。！？!?\n]/)
      .at(-1) ?? ''
  );
}

/** The items of the list that begins first; none when it restarts, for then one list explains another. */
function findList(body: string): Part[] {
  const [list] = NUMBERINGS.map((numbering) => countUp(body, numbering))
    .filter((markers) => markers.length >= 2)
    .toSorted((one, other) => (one[0]?.markedAt ?? 0) - (other[0]?.markedAt ?? 0));
  return (list ?? []).map((marker, index) => ({
    ...marker,
    end: list?.[index + 1]?.markedAt ?? body.length,
  }));
}

function countUp(body: string, numbering: RegExp): { markedAt: number; start: number }[] {
  const markers: { markedAt: number; start: number }[] = [];
  for (const match of body.matchAll(numbering)) {
    const isLast = match[1] === LAST_WORD && markers.length >= 2;
    const number = isLast ? markers.length + 1 : numberOf(match[1] ?? '');
    // It begins again or skips: not one plain list.
    if (markers.length > 0 && (number === 1 || number > markers.length + 1)) return [];
    if (number === markers.length + 1) {
      markers.push({ markedAt: match.index, start: match.index + match[0].length });
    }
  }
  return markers;
}

function numberOf(number: string): number {
  const position = Math.max(ORDINALS.indexOf(number), CIRCLED.indexOf(number), WORDS.indexOf(number));
  return position >= 0 ? position + 1 : Number(number);
}

// ---- connecting words ------------------------------------------------------------------------------------------

/** Words that say another matter follows. */
const SECOND_MATTER =
  /(?:(?:市民|来电人|群众|诉求人)?(?:同时|另外?|并|还|又)(?:还|要|想|也)*反映|(?:我|我们)?还[要想]?反映|(?:另外)?还有(?:就是)?一[个件](?:问题|事情?)|再(?:反映|有一个问题)|顺便(?:反映|问))/;
/** Words that often only add a fact. */
const ADDITION = /另外|此外/;
/** The look ahead comes first: looking back from each of many spaces would take quadratic time. */
const CONNECTOR = new RegExp(
  [
    '(?=[市来群诉同另并还又我再顺此])',
    `(?:(?<=[。！？!?；;\\n]\\s*|[，,])${SECOND_MATTER.source}`,
    `|(?<=[。！？!?；;\\n]\\s*)(?:${ADDITION.source}))`,
  ].join(''),
  'g',
);
const LEADING_CONNECTOR = new RegExp(`^(?:${SECOND_MATTER.source}|${ADDITION.source})[，,：:]?`);
const LEADING_SECOND_MATTER = new RegExp(`^${SECOND_MATTER.source}`);

/** Without one of these a part is background or one more fact. */
const WANTS =
  /请|希望|建议|盼|要求|能否|能不能|可否|何时|什么时候|为什么|为何|吗|？|投诉|举报|反映|恳求|呼吁|问题|隐患|严重|不|没|无|未|坏|乱|差/;
/** 另外，该厂… goes on about the same. */
const SAME_OBJECT = /^.{0,10}(?:该|其|他们|她们|它|此)/;
/** A longer story comes back to what it said before; its 另外 adds a fact. */
const LONGEST_PLAIN = 400;

function splitAtConnectors(body: string): AskSpan[] | null {
  const opening = skipSalutation(body);
  const starts = [...body.matchAll(CONNECTOR)].map(({ index }) => index).filter((start) => start > opening);
  if (starts.length === 0) return null;
  const edges = [opening, ...starts, body.length];
  const parts = edges
    .slice(0, -1)
    .map((start, index) => trimSpan(body, { start, end: edges[index + 1] ?? body.length }));
  const asks = joinParts(parts, (before, part) => beginsAnother(body, before, part));
  const spans = withoutClosing(body, asks);
  return spans.length >= 2 && spans.every((span) => isLongEnough(textOf(body, span))) ? spans : null;
}

/** @param before everything since the last cut. */
function beginsAnother(body: string, before: AskSpan, part: AskSpan): boolean {
  const earlier = textOf(body, before);
  const text = textOf(body, part);
  const words = text.replace(LEADING_CONNECTOR, '');
  if (!WANTS.test(words) || SAME_OBJECT.test(words)) return false;
  if (LEADING_SECOND_MATTER.test(text)) return haveOwnTopics(earlier, words) && isLongEnough(text);
  const mayAdd = !WANTS.test(earlier) || body.length > LONGEST_PLAIN || HOME_BUYING.test(body);
  return !mayAdd && areSeparate(body, [before, part]);
}

function haveOwnTopics(one: string, other: string): boolean {
  const [ones, others] = [topicsOf(one), topicsOf(other)];
  return ones.some((topic) => !others.includes(topic)) && others.some((topic) => !ones.includes(topic));
}

const SALUTATION =
  /^\s*(?:(?:尊敬的|敬爱的)?[^。！？!?，,：:\n]{0,20}(?:领导|市长|书记|部门|局长|县长|区长|主任|您|你)们?[^。！？!?，,：:\n]{0,4}(?:[：:，,！!。\n]\s*|好[！!，,。：:]\s*))?(?:[您你]们?好[！!，,。：:]?\s*)?/;

function skipSalutation(body: string): number {
  return SALUTATION.exec(body)?.[0].length ?? 0;
}

// ---- both ------------------------------------------------------------------------------------------------------

/** A part that begins nothing new belongs to the one before it. */
function joinParts(
  parts: readonly AskSpan[],
  beginsNew: (before: AskSpan, part: AskSpan) => boolean,
): AskSpan[] {
  const joined: AskSpan[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last === undefined || beginsNew(last, part)) joined.push(part);
    else joined.splice(-1, 1, { start: last.start, end: part.end });
  }
  return joined;
}

/** At least two parts, each long enough, no two with the same topic in their first words. */
function beginDifferently(body: string, spans: readonly AskSpan[]): boolean {
  const texts = spans.map((span) => textOf(body, span));
  const heads = texts.map((text) => topicsOf(text.slice(0, HEAD_LENGTH))[0] ?? topicsOf(text)[0]);
  return (
    spans.length >= 2 &&
    texts.every(isLongEnough) &&
    !heads.includes(undefined) &&
    new Set(heads).size === heads.length
  );
}

function isLongEnough(text: string): boolean {
  return [...text].length >= SHORTEST_ASK;
}

/**
 * At least two parts, each long enough and mainly about something, no two mainly about the same; and what one is
 * mainly about is not even mentioned in its neighbour.
 */
function areSeparate(body: string, spans: readonly AskSpan[]): boolean {
  const texts = spans.map((span) => textOf(body, span));
  const topics = texts.map(topicsOf);
  const mains = topics.map(([main]) => main);
  return (
    spans.length >= 2 &&
    texts.every(isLongEnough) &&
    !mains.includes(undefined) &&
    new Set(mains).size === mains.length &&
    mains.slice(1).every((main, index) => main !== undefined && !topics[index]?.includes(main))
  );
}

const CLOSING =
  /^(?:以上|综上|因此|为此|最后|在此|敬|恳请|恳求|请|望|希望|期待|盼|此致|谢谢|感谢|非常感谢|多谢|辛苦)/;

/** Takes sentences off the end that only ask for attention to everything before, or thank. */
function withoutClosing(body: string, spans: readonly AskSpan[]): AskSpan[] {
  const last = spans.at(-1);
  if (last === undefined) return [];
  let end = last.end;
  for (;;) {
    const sentences = textOf(body, { start: last.start, end }).match(/[^。！？!?\n]+[。！？!?\s]*/g) ?? [];
    const sentence = sentences.at(-1) ?? '';
    const isClosing = CLOSING.test(sentence.trim()) && topicsOf(sentence).length === 0;
    if (sentences.length < 2 || !isClosing) break;
    end = trimSpan(body, { start: last.start, end: end - sentence.length }).end;
  }
  return [...spans.slice(0, -1), { start: last.start, end }];
}

function textOf(body: string, { start, end }: AskSpan): string {
  return body.slice(start, end);
}

function trimSpan(body: string, { start, end }: AskSpan): AskSpan {
  const text = body.slice(start, end);
  return { start: start + (text.length - text.trimStart().length), end: start + text.trimEnd().length };
}
