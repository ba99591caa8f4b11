/**
 * 反复: how often it came back, and what was promised before. 「历年反复提出」. Nothing decays with time here: a decay
 * as news sites use it would bury exactly what this part looks for.
 */
import type { DeclaredRepeat } from '../domain/record.ts';
import type { BatchFacts } from './batch-facts.ts';
import { DAY_MS, yearOf } from './china-calendar.ts';
import { type Measure, UNKNOWN } from './compose-part.ts';
import { recordYear } from './count-subject.ts';
import type { RankSettings } from './rank-settings.ts';
import { beyondFirst, linearScale } from './scale.ts';
import type { RankContext, RecordFacts } from './subject.ts';
import type { SubjectView } from './view-subject.ts';
import { vouchedGroups } from './vouch.ts';

const PROMISE_MS = 365 * DAY_MS;

/** 首次, 两年, 三年, 三年以上 on the form. */
const DECLARED_YEARS: Readonly<Record<DeclaredRepeat, number>> = { first: 1, y2: 2, y3: 3, y3plus: 4 };

export function measureRecurrence(
  view: SubjectView,
  batch: Pick<BatchFacts, 'hasAnswers' | 'hasCompletions'>,
  { asOf, settings }: Pick<RankContext, 'asOf' | 'settings'>,
): Measure[] {
  const { saturation } = settings;
  const years = countedYears(view);
  const distinct = Math.max(years.length, declaredYears(view));
  const consecutive = longestRun(years);
  const weak = countWeakAnswers(view, asOf, settings);
  const unkept = countUnkeptPromises(view, settings);
  const returning = countReturningPeople(view);
  const ifAnswers = (value: number, scaled: number) => (batch.hasAnswers ? { value, scaled } : UNKNOWN);
  return [
    {
      key: 'distinctYears',
      share: 0.4,
      value: distinct,
      scaled: beyondFirst(distinct, saturation.distinctYears),
    },
    {
      key: 'consecutiveYears',
      share: 0.15,
      value: consecutive,
      scaled: beyondFirst(consecutive, saturation.consecutiveYears),
    },
    { key: 'weakAnswers', share: 0.2, ...ifAnswers(weak, linearScale(weak, saturation.weakAnswers)) },
    {
      key: 'unkeptPromises',
      share: 0.15,
      ...ifAnswers(unkept, linearScale(unkept, saturation.unkeptPromises)),
    },
    {
      key: 'returningPeople',
      share: 0.1,
      ...(batch.hasCompletions
        ? { value: returning, scaled: linearScale(returning, saturation.returningPeople) }
        : UNKNOWN),
    },
  ];
}

/**
 * Years with a suggestion, and years for which a person can be named who vouches for no other year; newest first
 * where people are short. Deputies act in public and in form: one deputy in five years is five years.
 */
function countedYears({ records, people }: SubjectView): number[] {
  const formal = new Set(records.filter(isSuggestion).map(recordYear));
  const claims = [...people.values()].map((own) =>
    own.filter((record) => !isSuggestion(record)).map(recordYear),
  );
  const asked = [...new Set(claims.flat())].filter((year) => !formal.has(year)).toSorted((a, b) => b - a);
  return [...formal, ...vouchedGroups(claims, asked)].toSorted((a, b) => a - b);
}

/** The form's own flag is often under-declared: it can raise the count of years, never lower it. */
function declaredYears({ records }: SubjectView): number {
  return records.reduce((most, { suggestion }) => {
    const declared = suggestion?.declaredRepeat;
    return declared ? Math.max(most, DECLARED_YEARS[declared]) : most;
  }, 0);
}

/** @param years ascending. */
function longestRun(years: readonly number[]): number {
  let longest = 0;
  let run = 0;
  years.forEach((year, index) => {
    run = years[index - 1] === year - 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

/** Suggestions of earlier years that were answered B, C or D, or whose result did not satisfy. */
function countWeakAnswers(
  { records }: SubjectView,
  asOf: Date,
  { laterAnswerSettles }: Pick<RankSettings, 'laterAnswerSettles'>,
): number {
  const settledIn = laterAnswerSettles ? newestYearAnsweredWell(records) : Number.NEGATIVE_INFINITY;
  const weak = records.filter(
    (record) =>
      isSuggestion(record) &&
      recordYear(record) < yearOf(asOf) &&
      recordYear(record) > settledIn &&
      isWeaklyAnswered(record),
  );
  return countByDeputyAndYear(weak);
}

/**
 * Answers of class B (being solved) or C (planned) after which somebody still asked more than a year later, and no
 * later suggestion was answered A.
 */
function countUnkeptPromises(
  { records }: SubjectView,
  { laterAnswerSettles }: Pick<RankSettings, 'laterAnswerSettles'>,
): number {
  const newestAt = records.at(-1)?.receivedAt.getTime() ?? Number.NEGATIVE_INFINITY;
  const settledIn = laterAnswerSettles ? newestYearAnsweredWell(records) : Number.NEGATIVE_INFINITY;
  const unkept = records.filter((record) => {
    const { replyClass } = record.suggestion ?? {};
    if (replyClass !== 'B' && replyClass !== 'C') return false;
    const until = promisedAt(record) + PROMISE_MS;
    return until < newestAt && recordYear(record) > settledIn;
  });
  return countByDeputyAndYear(unkept);
}

/** When the answer was given; a form without that date counts from the end of its year. */
function promisedAt(record: RecordFacts): number {
  return record.suggestion?.repliedAt?.getTime() ?? Date.UTC(recordYear(record), 11, 31);
}

/** An A that did not satisfy settles nothing. */
function newestYearAnsweredWell(records: readonly RecordFacts[]): number {
  return records.reduce(
    (newest, record) =>
      record.suggestion?.replyClass === 'A' && record.suggestion.resultRating !== 'unsatisfied'
        ? Math.max(newest, recordYear(record))
        : newest,
    Number.NEGATIVE_INFINITY,
  );
}

function isWeaklyAnswered({ suggestion }: RecordFacts): boolean {
  const isWeakClass =
    suggestion?.replyClass === 'B' || suggestion?.replyClass === 'C' || suggestion?.replyClass === 'D';
  return isWeakClass || suggestion?.resultRating === 'unsatisfied';
}

/** One deputy with the same matter twice in a year was answered once. */
function countByDeputyAndYear(records: readonly RecordFacts[]): number {
  const keys = records.map((record) => {
    const lead = record.suggestion?.leadDeputy ?? record.person ?? `record ${record.recordId}`;
    return `${recordYear(record)} ${lead.replace(/\s/gu, '')}`;
  });
  return new Set(keys).size;
}

/** People who wrote again after their own order was reported done. */
function countReturningPeople({ people }: SubjectView): number {
  let count = 0;
  for (const own of people.values()) {
    const newest = own.at(-1)?.receivedAt.getTime() ?? 0;
    if (own.some(({ handling }) => handling?.completedAt && handling.completedAt.getTime() < newest)) count++;
  }
  return count;
}

const isSuggestion = ({ source }: RecordFacts): boolean => source === 'suggestion';
