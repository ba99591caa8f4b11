/** What an issue's people say in their own words: spans of stored records, nothing rewritten. */
import type { Quote } from '../../domain/ask.ts';
import { hasProblemWord } from './problem-words.ts';
import { flattenText } from './read-member.ts';
import { quotableSpans, type Span, type SpanLength } from './split-sentences.ts';

export type QuoteMember = {
  readonly recordId: number;
  readonly version: number;
  /** Where the ask begins in the record's body, UTF-16. */
  readonly start: number;
  /** The ask's span of the masked body. */
  readonly text: string;
  readonly centrality: number;
  /** 举报, 保密: never quoted. */
  readonly confidential: boolean;
  /** Keyed hash; null = a person of its own. */
  readonly person: string | null;
  /** Near-identical texts share a voice. */
  readonly voice: number;
};

export type ChosenQuote = Quote & {
  /** Index of the member that is quoted. */
  readonly member: number;
};

export const MOST_QUOTES = 5;
/** Enough quotes to leave out people who are quoted already. */
const ENOUGH_QUOTES = 3;
const USUAL: SpanLength = { shortest: 20, longest: 90 };
/** For issues whose asks are all one-liners. */
const BRIEF: SpanLength = { shortest: 8, longest: 90 };
/** The beginning of a long letter tells what it is about. */
const LONGEST_READ = 2000;
/** Of the pairs of the shorter quote; above it the second says nothing new. */
const SAME_WORDING = 0.6;

const GREETING = /^(?:尊敬|敬爱|您好|你好|领导|各位|此致|谢谢|感谢)/u;
const DEMAND =
  /^(?:所以|因此|为此|现|特此|特|故|在此|最后)?(?:我们?|本人|全体业主)?(?:强烈|再次|恳切|衷心|也)?(?:希望|盼|望|请|恳请|恳求|请求|要求|呼吁|求|期待|要|来电|建议尽快)/u;
const MASKED = /\[[\p{Script=Han}]{1,5}[A-Z]{0,3}\d*\]/gu;

type Passage = {
  readonly member: number;
  readonly span: Span;
  readonly text: string;
  readonly score: number;
};

/**
 * At most {@link MOST_QUOTES}, the most telling first, each from another person and voice; only when fewer than three
 * people can be quoted a person is quoted again. Empty when every member is confidential or says nothing.
 *
 * @param keywords most telling first; each quote holds one, unless no ask of the issue does.
 */
export function chooseQuotes(members: readonly QuoteMember[], keywords: readonly string[]): ChosenQuote[] {
  const flat = keywords.map(flattenText);
  const usual = members.flatMap((member, index) => readPassages(member, index, flat, USUAL));
  const telling = usual.filter(({ text }) => holdsAny(text, flat));
  const passages = [telling, usual].find((found) => found.length > 0) ?? [];
  const chosen = pick(
    passages.length > 0
      ? passages
      : members.flatMap((member, index) => readPassages(member, index, flat, BRIEF)),
    members,
  );
  return chosen.map(({ member, span }) => toQuote(member, span, members[member] as QuoteMember));
}

function readPassages(
  member: QuoteMember,
  index: number,
  keywords: readonly string[],
  length: SpanLength,
): Passage[] {
  if (member.confidential) return [];
  const text = member.text.slice(0, LONGEST_READ);
  return quotableSpans(text, length)
    .map((span) => ({ span, text: text.slice(span.start, span.end) }))
    .filter((passage) => saysSomething(passage.text))
    .map((passage) => ({
      ...passage,
      member: index,
      score: scorePassage(passage.text, keywords) + member.centrality,
    }));
}

/** Not when every clause greets, thanks or demands: 请尽快处理，谢谢。 */
function saysSomething(text: string): boolean {
  if (!/[\p{L}\p{N}][”’」』）)]?[。！？!?；;，,、：:]*$/u.test(text)) return false;
  const clauses = text.split(/[，,。！!？?；;、：:]/).filter((clause) => clause.trim() !== '');
  return clauses.some((clause) => !GREETING.test(clause.trim()) && !DEMAND.test(clause.trim()));
}

function scorePassage(text: string, keywords: readonly string[]): number {
  const flat = flattenText(text);
  const told = keywords.reduce((sum, word, rank) => sum + (flat.includes(word) ? 1 / (1 + rank / 4) : 0), 0);
  const opening = GREETING.test(text) || DEMAND.test(text) ? 0.8 : 0;
  const masked = 0.5 * [...text.matchAll(MASKED)].length;
  // A clause from the middle of a sentence reads as torn out.
  const torn = /[，,、：:]$/u.test(text) ? 0.3 : 0;
  return told + (hasProblemWord(text) ? 0.5 : 0) - opening - masked - torn;
}

function holdsAny(text: string, keywords: readonly string[]): boolean {
  const flat = flattenText(text);
  return keywords.some((word) => flat.includes(word));
}

function pick(passages: readonly Passage[], members: readonly QuoteMember[]): Passage[] {
  const ordered = passages.toSorted(
    (a, b) => b.score - a.score || a.member - b.member || a.span.start - b.span.start,
  );
  const chosen: Passage[] = [];
  const add = (limit: number, mayAdd: (passage: Passage) => boolean) => {
    for (const passage of ordered) {
      if (chosen.length >= limit) return;
      if (mayAdd(passage) && !chosen.some((other) => saysTheSame(passage, other))) chosen.push(passage);
    }
  };
  add(MOST_QUOTES, ({ member }) => chosen.every((other) => areDifferent(member, other.member, members)));
  add(ENOUGH_QUOTES, () => true);
  return chosen;
}

function areDifferent(left: number, right: number, members: readonly QuoteMember[]): boolean {
  const a = members[left] as QuoteMember;
  const b = members[right] as QuoteMember;
  return a.recordId !== b.recordId && a.voice !== b.voice && (a.person === null || a.person !== b.person);
}

/** Overlapping spans of one ask, or nearly the same words. */
function saysTheSame(a: Passage, b: Passage): boolean {
  if (a.member === b.member && a.span.start < b.span.end && b.span.start < a.span.end) return true;
  const [shorter, longer] = a.text.length <= b.text.length ? [a.text, b.text] : [b.text, a.text];
  const pairs = Array.from({ length: shorter.length - 1 }, (_, at) => shorter.slice(at, at + 2));
  const held = pairs.filter((pair) => longer.includes(pair)).length;
  return held >= SAME_WORDING * pairs.length;
}

function toQuote(member: number, span: Span, { recordId, version, start }: QuoteMember): ChosenQuote {
  return { member, recordId, version, start: start + span.start, end: start + span.end };
}
