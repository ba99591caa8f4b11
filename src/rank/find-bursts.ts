import { oldestMessage } from './batch-facts.ts';
import { monthName } from './china-calendar.ts';
import { readNewestMonth } from './month-people.ts';
import { compareIds } from './rank-range.ts';
import type { RankContext, Subject } from './subject.ts';
import { viewSubject } from './view-subject.ts';

export type Burst<Id> = {
  readonly issueId: Id;
  /** 'YYYY-MM', the newest full month. */
  readonly month: string;
  /** Records of that month, one per person: a burst is many people, not many calls. */
  readonly records: number;
  /** What the issue's own past lets expect, in the same unit; above 0. */
  readonly expected: number;
};

/** P < 0.001: among 1,000 quiet issues one false alarm. */
const ALARM = 3;
/** Fewer people are no burst, however quiet it was before. */
const FEWEST_PEOPLE = 5;

/**
 * Issues whose newest full month is far above their own past (Poisson tail), most improbable first.
 * @param context.oldestAt how far the past reaches, when the subjects are not the whole ranking.
 */
export function findBursts<Id extends string | number>(
  subjects: readonly Subject<Id>[],
  context: Pick<RankContext, 'asOf' | 'settings'> & { readonly oldestAt?: Date | null },
): Burst<Id>[] {
  const { asOf, settings } = context;
  const views = subjects.map((subject) => viewSubject(subject, settings));
  const oldestAt = context.oldestAt === undefined ? oldestMessage(views) : context.oldestAt;
  return subjects
    .flatMap(({ id }, index) => {
      const view = views[index];
      const newest = view === undefined ? null : readNewestMonth(view, asOf, oldestAt, settings);
      return newest !== null && newest.people >= FEWEST_PEOPLE && newest.surprise > ALARM
        ? [{ id, newest }]
        : [];
    })
    .toSorted((a, b) => b.newest.surprise - a.newest.surprise || compareIds(a.id, b.id))
    .map(({ id, newest }) => ({
      issueId: id,
      month: monthName(newest.month),
      records: newest.people,
      expected: newest.expected,
    }));
}
