import { monthOf, newestFullMonth } from './china-calendar.ts';
import { logPoissonTail } from './poisson-tail.ts';
import type { RankSettings } from './rank-settings.ts';
import type { SubjectView } from './view-subject.ts';

const PAST_MONTHS = 12;
/** Fewer months than these are no past to judge by. */
const FEWEST_PAST_MONTHS = 3;

/** The newest full month of a subject beside its own past; people, not records. */
export type NewestMonth = {
  /** Months since the year 0. */
  readonly month: number;
  /** Distinct people in that month. */
  readonly people: number;
  /** Distinct people that its own past lets expect, above 0. */
  readonly expected: number;
  /** −log10 of the probability of so many people or more, 0 or above. */
  readonly surprise: number;
};

/**
 * expected = the larger of (Σ people of the past months + q) / (months + q), and the same month last year when the
 * past reaches so far: what comes every winter is no burst. q = pseudoMonths of one person each, so that three
 * people after a silence are not yet a burst. Suggestions stay out: they arrive in one week, at the session.
 * @param oldestAt the oldest record of the whole ranking: how far the past reaches.
 * @returns null when it reaches fewer than three full months back.
 */
export function readNewestMonth(
  view: SubjectView,
  asOf: Date,
  oldestAt: Date | null,
  { pseudoMonths }: Pick<RankSettings, 'pseudoMonths'>,
): NewestMonth | null {
  const month = newestFullMonth(asOf);
  // The month of the oldest record may be a part of a month: it is not counted as past.
  const pastMonths = oldestAt === null ? 0 : Math.min(PAST_MONTHS, month - monthOf(oldestAt) - 1);
  if (pastMonths < FEWEST_PAST_MONTHS) return null;
  const peopleIn = countPeopleByMonth(view);
  let past = 0;
  for (let back = 1; back <= pastMonths; back++) past += peopleIn.get(month - back) ?? 0;
  const mean = (past + pseudoMonths) / (pastMonths + pseudoMonths);
  const lastYear = pastMonths === PAST_MONTHS ? (peopleIn.get(month - PAST_MONTHS) ?? 0) : 0;
  const people = peopleIn.get(month) ?? 0;
  const expected = Math.max(mean, lastYear);
  // −0 would print as "-0".
  return { month, people, expected, surprise: Math.abs(logPoissonTail(people, expected)) };
}

function countPeopleByMonth({ people }: SubjectView): Map<number, number> {
  const counts = new Map<number, number>();
  for (const own of people.values()) {
    const messages = own.filter(({ source }) => source !== 'suggestion');
    for (const month of new Set(messages.map(({ receivedAt }) => monthOf(receivedAt)))) {
      counts.set(month, (counts.get(month) ?? 0) + 1);
    }
  }
  return counts;
}
