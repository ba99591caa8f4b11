/** 关注: how many people care about it now. 「群众关注度较高」 */
import type { BatchFacts } from './batch-facts.ts';
import { DAY_MS } from './china-calendar.ts';
import { type Measure, UNKNOWN } from './compose-part.ts';
import { countByPerson } from './measure-concentration.ts';
import { readNewestMonth } from './month-people.ts';
import { beyondFirst, linearScale, logScale } from './scale.ts';
import { shrinkGrowth } from './shrink.ts';
import type { RankContext, RecordFacts } from './subject.ts';
import type { SubjectView } from './view-subject.ts';

const YEAR_DAYS = 365;
const SEASON_DAYS = 90;
const PER_RESIDENTS = 10_000;

export function measureAttention(
  view: SubjectView,
  batch: Pick<BatchFacts, 'hasChannels' | 'hasLikes' | 'oldestAt'>,
  context: Pick<RankContext, 'asOf' | 'districts' | 'settings'>,
): Measure[] {
  const { saturation } = context.settings;
  const recent = countPeopleBetween(view, context.asOf, YEAR_DAYS, 0);
  const channels = countByPerson(view, ({ channel }) => channel);
  const likes = sumLikes(view);
  return [
    {
      key: 'recentPeople',
      share: 0.4,
      value: recent,
      scaled: logScale(recent, saturation.recentPeople),
    },
    { key: 'peoplePerTenThousand', share: 0.2, ...measureRate(view, context) },
    { key: 'seasonalGrowth', share: 0.15, ...measureGrowth(view, batch, context) },
    { key: 'burst', share: 0.1, ...measureBurst(view, batch, context) },
    {
      key: 'likes',
      share: 0.05,
      ...(batch.hasLikes ? { value: likes, scaled: logScale(likes, saturation.likes) } : UNKNOWN),
    },
    {
      key: 'distinctChannels',
      share: 0.1,
      ...(batch.hasChannels
        ? { value: channels, scaled: beyondFirst(channels, saturation.distinctChannels) }
        : UNKNOWN),
    },
  ];
}

type Measured = Pick<Measure, 'value' | 'scaled'>;

/**
 * People of the last 12 months per 10,000 residents of the districts they name, each person in the district of the
 * newest record. Unknown when a named district has no population yet: half a denominator would be a wrong number.
 * Names that are no district of the city have no residents to compare with and are left out on both sides.
 */
function measureRate(
  { people }: SubjectView,
  { asOf, districts, settings }: Pick<RankContext, 'asOf' | 'districts' | 'settings'>,
): Measured {
  const populations = new Map(districts.map(({ name, population }) => [name, population]));
  const peopleIn = new Map<string, number>();
  for (const own of people.values()) {
    const district = own.findLast(
      (record) => isBetween(record, asOf, YEAR_DAYS, 0) && record.district,
    )?.district;
    if (district && populations.has(district)) peopleIn.set(district, (peopleIn.get(district) ?? 0) + 1);
  }
  const residents = [...peopleIn.keys()].map((name) => populations.get(name) ?? null);
  if (residents.length === 0 || residents.includes(null)) return UNKNOWN;
  const total = residents.reduce<number>((sum, population) => sum + (population ?? 0), 0);
  const reporting = [...peopleIn.values()].reduce((sum, count) => sum + count, 0);
  if (!(total > 0)) return UNKNOWN;
  const rate = (reporting / total) * PER_RESIDENTS;
  return { value: rate, scaled: logScale(rate, settings.saturation.peoplePerTenThousand) };
}

/** People of the last 90 days against those of the same 90 days a year before; fewer or as many scale to 0. */
function measureGrowth(
  view: SubjectView,
  { oldestAt }: Pick<BatchFacts, 'oldestAt'>,
  { asOf, settings }: Pick<RankContext, 'asOf' | 'settings'>,
): Measured {
  const start = asOf.getTime() - (YEAR_DAYS + SEASON_DAYS) * DAY_MS;
  if (oldestAt === null || oldestAt.getTime() > start) return UNKNOWN;
  const now = countPeopleBetween(view, asOf, SEASON_DAYS, 0);
  const before = countPeopleBetween(view, asOf, YEAR_DAYS + SEASON_DAYS, YEAR_DAYS);
  const growth = shrinkGrowth(now, before, settings.pseudoPeople);
  const scaled = Math.log(Math.max(1, growth)) / Math.log(settings.saturation.seasonalGrowth);
  return { value: growth, scaled: Math.min(1, scaled) };
}

/** value: times as many people as expected in the newest full month; scaled: how improbable that is. */
function measureBurst(
  view: SubjectView,
  { oldestAt }: Pick<BatchFacts, 'oldestAt'>,
  { asOf, settings }: Pick<RankContext, 'asOf' | 'settings'>,
): Measured {
  const newest = readNewestMonth(view, asOf, oldestAt, settings);
  if (newest === null) return UNKNOWN;
  const scaled = linearScale(newest.surprise, settings.saturation.burst);
  return { value: newest.people / newest.expected, scaled };
}

/** Per person the most liked record only: copies of a message do not multiply its likes. */
function sumLikes({ people }: SubjectView): number {
  let sum = 0;
  for (const own of people.values()) {
    // Negated so that NaN counts as no like.
    sum += own.reduce((most, { likes }) => (!(likes > most) ? most : likes), 0);
  }
  return sum;
}

/** Distinct people with a message later than `from` and up to `to` days before asOf. */
function countPeopleBetween({ people }: SubjectView, asOf: Date, from: number, to: number): number {
  let count = 0;
  for (const own of people.values()) if (own.some((record) => isBetween(record, asOf, from, to))) count++;
  return count;
}

function isBetween({ receivedAt }: RecordFacts, asOf: Date, from: number, to: number): boolean {
  const age = (asOf.getTime() - receivedAt.getTime()) / DAY_MS;
  return age < from && age >= to;
}
