/** An earlier suggestion (以往建议) as the template speaks of it, read from its evidence. */
import type { Evidence } from '../../domain/evidence.ts';
import { promisesOf, tellingSentence } from '../find/read-reply.ts';
import { quotableRuns } from './quote-span.ts';

export type EarlierSuggestion = {
  readonly ref: string;
  /** Without 《》: 关于缓解老城区居民夜间停车难的建议. */
  readonly title: string;
  /** 2021; null when the evidence does not say. */
  readonly year: string | null;
  /** 第7号, as the heading has it; null when it has none. */
  readonly number: string | null;
  /** 市综合执法局. */
  readonly unit: string | null;
  /** C类（列入计划逐步解决）; null when the evidence does not say. */
  readonly replyClass: string | null;
  /** '' when there is none. */
  readonly reply: string;
  /** Exact words of the reply: a promise, else what tells most; null when nothing can be quoted. */
  readonly telling: string | null;
  /** The promise that can still be asked after; null when it was kept (class A) or nothing was promised. */
  readonly promise: string | null;
};

/** Short enough to be read at a glance. */
const TELLING = { shortest: 8, longest: 60 };
/** Promises that nobody can ask after: 下一步将持续加强监管. */
const HOLLOW =
  /^(?:下一步|今后)?[，,]?(?:我局|我委|我支队)?将?(?:会)?(?:持续|继续|不断|进一步|逐步)(?:加强|加大|强化)/u;
/** What every letter has: 罗启明等代表：您提出的……收悉, thanks. */
const LETTER = /代表[：:、]|您|收悉|感谢|谢谢/u;
/** A promise with a day can be measured: more than any length. */
const DATED = 1000;
const TOLD = 100;

export function readEarlier({ ref, heading, date, texts, notes, quotable }: Evidence): EarlierSuggestion {
  const reply = texts.find(({ field }) => field === 'reply')?.text ?? '';
  const title = texts.find(({ field }) => field === 'title')?.text ?? heading.replace(/[（(].*$/u, '');
  const year = /(?<!\d)((?:19|20)\d{2})年/u.exec(heading)?.[1] ?? date?.slice(0, 4) ?? null;
  const replyClass = noteOf(notes, '答复类别');
  const promises = quotable ? quotePromises(reply, Number(year ?? 0)) : [];
  return {
    ref,
    title: title.replace(/[《》]/gu, '').trim(),
    year,
    number: /第\d+号/u.exec(heading)?.[0] ?? null,
    unit: noteOf(notes, '承办单位'),
    replyClass: replyClass?.replace(/^([A-Z])类?/u, '$1类') ?? null,
    reply,
    telling: promises[0] ?? (quotable ? quoteResult(reply) : null),
    promise: replyClass?.startsWith('A') ? null : (promises.find((words) => !HOLLOW.test(words)) ?? null),
  };
}

function noteOf(notes: Evidence['notes'], label: string): string | null {
  const found = notes.find(([name]) => name === label)?.[1].trim();
  return found === undefined || found === '' ? null : found;
}

/** The promise with a day first, then the longest that can be quoted whole. */
const quotePromises = (reply: string, year: number): string[] =>
  quotableRuns(reply, {
    ...TELLING,
    worth: (words) => {
      const [promised] = LETTER.test(words) ? [] : promisesOf(words, year);
      return promised === undefined ? 0 : words.length + (promised.due === null ? 0 : DATED);
    },
  });

/** What was done, in numbers if there are any, and rather from the sentence that tells most. */
function quoteResult(reply: string): string | null {
  const span = tellingSentence(reply);
  if (span === null) return null;
  const sentence = reply.slice(span.start, span.end);
  const [result] = quotableRuns(reply, {
    ...TELLING,
    worth: (words) => {
      if (LETTER.test(words)) return 0;
      return words.length + (/\d/u.test(words) ? 2 * TOLD : 0) + (sentence.includes(words) ? TOLD : 0);
    },
  });
  return result ?? null;
}
