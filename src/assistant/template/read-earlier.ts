/** An earlier suggestion (以往建议) as the template speaks of it, read from its evidence. */
import type { Evidence } from '../../domain/evidence.ts';
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
  /** A, B, C, D as the evidence writes it. */
  readonly replyClass: string | null;
  readonly reply: string;
  /** Exact words of the reply, the most telling first: what was promised, else what was done. */
  readonly tellings: readonly string[];
  /** The first of them that is a promise; null when it was kept (class A) or nothing was promised. */
  readonly promise: string | null;
};

/** Short enough to be read at a glance. */
const TELLING = { shortest: 10, longest: 60 };
const PROMISE =
  /下一步|将|拟|计划|预计|力争|争取|逐步|列入|年底前|月底前|正在|研究|尽快|待|尚|其余|剩余|余下|暂/gu;
const RESULT = /已|完成|建成|印发|投用|启用|上线|实现|达到|采纳/gu;
/** Promises that nobody can ask after. */
const HOLLOW =
  /^(?:下一步|今后)?[，,]?(?:我局|我委|我支队)?将?(?:会)?(?:持续|继续|不断|进一步|逐步)(?:加强|加大|强化)/u;
/** Thanks and addresses say nothing. */
const POLITE = /感谢|谢谢|收悉|您提出|您反映|欢迎|高度重视|代表[：:、]|请您|理解支持/u;

export function readEarlier({ ref, heading, date, texts, notes, quotable }: Evidence): EarlierSuggestion {
  const reply = texts.find(({ field }) => field === 'reply')?.text ?? '';
  const title = texts.find(({ field }) => field === 'title')?.text ?? heading.replace(/[（(].*$/u, '');
  const replyClass = noteOf(notes, /答复类别/u)?.replace(/类.*$/u, '') ?? null;
  const tellings = quotable ? tellingsOf(reply) : [];
  return {
    ref,
    title: title.replace(/[《》]/gu, '').trim(),
    year: /(?<!\d)((?:19|20)\d{2})年/u.exec(heading)?.[1] ?? date?.slice(0, 4) ?? null,
    number: /第\d+号/u.exec(heading)?.[0] ?? null,
    unit: noteOf(notes, /承办|主办/u),
    replyClass,
    reply,
    tellings,
    promise:
      replyClass === 'A'
        ? null
        : (tellings.find((words) => countOf(words, PROMISE) > 0 && !HOLLOW.test(words)) ?? null),
  };
}

const noteOf = (notes: Evidence['notes'], label: RegExp): string | null => {
  const found = notes.find(([name]) => label.test(name))?.[1].trim();
  return found === undefined || found === '' ? null : found;
};

const tellingsOf = (reply: string): string[] =>
  quotableRuns(reply, { ...TELLING, worth: worthOf }).slice(0, 8);

/** A promise tells more than a result: it can be asked after. One with a day or a number tells most. */
function worthOf(words: string): number {
  if (POLITE.test(words)) return 0;
  const promises = countOf(words, PROMISE);
  if (promises === 0) return countOf(words, RESULT);
  return 10 + promises + (/\d|底前|年度/u.test(words) ? 2 : 0);
}

const countOf = (words: string, pattern: RegExp): number => words.match(pattern)?.length ?? 0;
