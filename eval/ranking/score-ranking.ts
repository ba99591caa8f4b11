/**
 * Checks of a ranking that need no labels: what DESIGN.md promises must hold on any data. Pure; the same checks run
 * on the sample, on a city's own data and on invented fields.
 *
 *   checkRanked   looks at one finished ranking: sums, ranges, order.
 *   checkFlood    ranks again with 1,000 copies from one account in the issue at each of several places.
 *   checkLikes    ranks one message with 2,097 likes beside 50 people in five districts.
 */
import { PARTS, type Part, type Ranked } from '../../src/domain/ranking.ts';
import { rankSubjects } from '../../src/rank/rank-subjects.ts';
import type { RankContext, RecordFacts, Subject } from '../../src/rank/subject.ts';

export type RankingCheck = { readonly name: string; readonly passed: boolean; readonly detail: string };

type Id = string | number;

/** @param rows in the order they are shown. */
export function checkRanked(rows: readonly Ranked<Id>[]): RankingCheck[] {
  return [
    checkEach('score is the weighted sum of its parts, bit for bit', rows, isExactScore),
    checkEach('each part is the sum of its indicators, bit for bit', rows, (row) =>
      PARTS.every((part) => row.parts[part] === sumOf(row, part)),
    ),
    checkEach('shares sum to 1 in a part with data, 0 without', rows, (row) =>
      PARTS.every((part) => hasWholeShares(row, part)),
    ),
    checkEach('weights sum to 1', rows, ({ weights }) =>
      isNear(weights.concentration + weights.acuteness + weights.attention + weights.recurrence, 1),
    ),
    checkEach('score, parts and scaled values are 0 to 1', rows, ({ score, parts, indicators }) =>
      [score, ...Object.values(parts), ...indicators.map(({ scaled }) => scaled ?? 0)].every(isUnit),
    ),
    checkEach(
      'the range holds the rank and stays inside the list',
      rows,
      ({ rank, rankRange: [low, high] }) => low >= 1 && low <= rank && rank <= high && high <= rows.length,
    ),
    checkEach(
      'ranks run from 1 without gaps, scores never rise',
      rows,
      (row, index) => row.rank === index + 1 && row.score <= (rows[index - 1]?.score ?? 1),
    ),
    checkEach(
      'counts fit together',
      rows,
      ({ counts }) =>
        counts.people <= counts.records &&
        counts.voices <= counts.records &&
        counts.suggestions <= counts.records,
    ),
  ];
}

const FLOOD = 1000;

/**
 * The account floods the issue at each place, once with its newest message again and again, once with a text of its
 * own. The first may change nothing; what the second gets must be what a single copy gets.
 * @param places ranks to flood, 1 to the number of subjects; others are left out.
 */
export function checkFlood<SubjectId extends Id>(
  subjects: readonly Subject<SubjectId>[],
  context: RankContext,
  places: readonly number[],
): RankingCheck[] {
  const before = rankSubjects(subjects, context);
  return places.flatMap((place) => {
    const target = before[place - 1];
    const subject = subjects.find(({ id }) => id === target?.id);
    const newest = subject?.records.toSorted((a, b) => +b.receivedAt - +a.receivedAt)[0];
    if (target === undefined || newest === undefined) return [];
    const rankWith = (records: readonly RecordFacts[]): Ranked<SubjectId> | undefined =>
      rankSubjects(addTo(subjects, target.id, records), context).find(({ id }) => id === target.id);
    const copied = rankWith(copiesOf(newest, FLOOD, subjects));
    const own = { ...newest, voice: unusedVoice(subjects) };
    const [once, flooded] = [rankWith(copiesOf(own, 1, subjects)), rankWith(copiesOf(own, FLOOD, subjects))];
    return [
      {
        name: `1,000 copies of a message move rank ${place} by at most 1`,
        passed: Math.abs((copied?.rank ?? 0) - place) <= 1,
        detail: `${place} → ${copied?.rank}`,
      },
      {
        name: `1,000 messages of one account are worth one at rank ${place}`,
        passed: flooded !== undefined && flooded.rank === once?.rank && flooded.score === once.score,
        detail: `once ${once?.rank}, 1,000 times ${flooded?.rank}`,
      },
    ];
  });
}

/** One message with 2,097 likes against 50 people in five districts who are told apart by nothing else. */
export function checkLikes(context: RankContext): RankingCheck {
  const liked = [invent(1, context.asOf, { likes: 2097, district: '甲区' })];
  const districts = ['甲区', '乙区', '丙区', '丁区', '戊区'];
  const many = Array.from({ length: 50 }, (_, index) =>
    invent(index + 2, context.asOf, { district: districts[index % districts.length] ?? null }),
  );
  const [first, second] = rankSubjects(
    [
      { id: 'liked', records: liked },
      { id: 'many', records: many },
    ],
    context,
  );
  return {
    name: 'one message with 2,097 likes does not beat 50 people in five districts',
    passed: first?.id === 'many',
    detail: `${first?.id} ${first?.score.toFixed(4)}, ${second?.id} ${second?.score.toFixed(4)}`,
  };
}

function checkEach(
  name: string,
  rows: readonly Ranked<Id>[],
  holds: (row: Ranked<Id>, index: number) => boolean,
): RankingCheck {
  const faults = rows.filter((row, index) => !holds(row, index)).map(({ id }) => id);
  const shown = faults.slice(0, 5).join(', ');
  // A check that saw nothing has not passed.
  const passed = rows.length > 0 && faults.length === 0;
  return {
    name,
    passed,
    detail: passed ? `${rows.length} rows` : `${faults.length} of ${rows.length}: ${shown}`,
  };
}

const isExactScore = ({ score, weights, parts }: Ranked<Id>): boolean =>
  score ===
  weights.concentration * parts.concentration +
    weights.acuteness * parts.acuteness +
    weights.attention * parts.attention +
    weights.recurrence * parts.recurrence;

function sumOf({ indicators }: Ranked<Id>, part: Part): number {
  let sum = 0;
  for (const one of indicators) if (one.part === part) sum += one.share * (one.scaled ?? 0);
  return Math.min(1, sum);
}

function hasWholeShares({ indicators }: Ranked<Id>, part: Part): boolean {
  const own = indicators.filter((one) => one.part === part);
  const expected = own.some(({ scaled }) => scaled !== null) ? 1 : 0;
  return isNear(
    own.reduce((sum, { share }) => sum + share, 0),
    expected,
  );
}

const isNear = (value: number, expected: number): boolean => Math.abs(value - expected) < 1e-9;
const isUnit = (value: number): boolean => value >= 0 && value <= 1;

function addTo<SubjectId extends Id>(
  subjects: readonly Subject<SubjectId>[],
  target: SubjectId,
  records: readonly RecordFacts[],
): Subject<SubjectId>[] {
  return subjects.map((subject) =>
    subject.id === target ? { ...subject, records: [...subject.records, ...records] } : subject,
  );
}

/** Copies by an account that is not in the data, as messages: nobody can flood in a deputy's name. */
function copiesOf(original: RecordFacts, count: number, subjects: readonly Subject<Id>[]): RecordFacts[] {
  const firstId = largest(subjects, ({ recordId }) => recordId) + 1;
  return Array.from({ length: count }, (_, index) => ({
    ...original,
    source: original.source === 'suggestion' ? 'hotline' : original.source,
    suggestion: null,
    recordId: firstId + index,
    person: 'flood of one account',
  }));
}

const unusedVoice = (subjects: readonly Subject<Id>[]): number => largest(subjects, ({ voice }) => voice) + 1;

function largest(subjects: readonly Subject<Id>[], numberOf: (record: RecordFacts) => number): number {
  let most = 0;
  for (const { records } of subjects) for (const record of records) most = Math.max(most, numberOf(record));
  return most;
}

const WEEK_MS = 7 * 86_400_000;

/** A complaint of last week by a person of its own. */
function invent(recordId: number, asOf: Date, facts: Partial<RecordFacts>): RecordFacts {
  return {
    recordId,
    source: 'forum',
    appealType: 'complaint',
    receivedAt: new Date(asOf.getTime() - WEEK_MS),
    person: `person ${recordId}`,
    voice: recordId,
    district: null,
    channel: null,
    likes: 0,
    handling: null,
    suggestion: null,
    ...facts,
  };
}
