import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARTS, type Part, type Ranked } from '../../src/domain/ranking.ts';
import { KIND_SETTINGS } from '../../src/rank/rank-settings.ts';
import { rankSubjects } from '../../src/rank/rank-subjects.ts';
import type { RecordFacts, Subject } from '../../src/rank/subject.ts';
import { weightedScore } from '../../src/rank/weights.ts';
import {
  anyFacts,
  anySubjects,
  CONTEXT,
  crowd,
  daysAgo,
  HANDLING,
  message,
  subject,
  suggestion,
} from './build-subject.ts';

const rank = (subjects: readonly Subject<number>[]) => rankSubjects(subjects, CONTEXT);
const only = <T>([first]: readonly T[]): T => {
  if (first === undefined) throw new Error('nothing there');
  return first;
};
const indicator = (row: Ranked<number>, key: string) =>
  only(row.indicators.filter((candidate) => candidate.key === key));
const rowOf = (rows: readonly Ranked<number>[], id: number) => only(rows.filter((row) => row.id === id));

describe('the order', () => {
  it('puts many people before few, and gives ranks without gaps', () => {
    const rows = rank([subject(7, message(1)), subject(3, ...crowd(30, 10)), subject(5, ...crowd(5, 50))]);
    expect(rows.map(({ id, rank: place }) => [id, place])).toEqual([
      [3, 1],
      [5, 2],
      [7, 3],
    ]);
  });

  it('breaks ties by id, whatever the input order', () => {
    const same = [9, 10, 2].map((id) => subject(id, message(id)));
    expect(rank(same).map(({ id }) => id)).toEqual([2, 9, 10]);
    expect(rank(same.toReversed()).map(({ id }) => id)).toEqual([2, 9, 10]);
  });

  it('ranks nothing to nothing, and an empty subject last with 0', () => {
    expect(rank([])).toEqual([]);
    const [, last] = rank([subject(1), subject(2, message(1))]);
    expect(last).toMatchObject({ id: 1, score: 0, counts: { records: 0, people: 0, years: [] } });
  });

  it('refuses an id given twice, an invalid moment and an invalid date', () => {
    expect(() => rank([subject(1), subject(1)])).toThrow(/subject 1 is given twice/);
    expect(() => rankSubjects([], { ...CONTEXT, asOf: new Date(Number.NaN) })).toThrow(RangeError);
    expect(() => rank([subject(1, message(4, { receivedAt: new Date(Number.NaN) }))])).toThrow(/record 4/);
    const weights = { concentration: 0.5, acuteness: 0.5, attention: 0.5, recurrence: 0 };
    expect(() => rankSubjects([], { ...CONTEXT, weights })).toThrow(/sum to 1/);
  });
});

describe('sums that anybody can repeat', () => {
  it('holds bit for bit, from the score down to the indicators', () => {
    fc.assert(
      fc.property(anySubjects, (subjects) => {
        for (const row of rank(subjects)) {
          expect(row.score).toBe(
            row.weights.concentration * row.parts.concentration +
              row.weights.acuteness * row.parts.acuteness +
              row.weights.attention * row.parts.attention +
              row.weights.recurrence * row.parts.recurrence,
          );
          for (const part of PARTS) expectPartToAddUp(row, part);
        }
      }),
    );
  });

  function expectPartToAddUp(row: Ranked<number>, part: Part): void {
    const own = row.indicators.filter((candidate) => candidate.part === part);
    let sum = 0;
    for (const { share, scaled } of own) sum += share * (scaled ?? 0);
    expect(row.parts[part]).toBe(Math.min(1, sum));
    const shares = own.reduce((total, { share }) => total + share, 0);
    const isKnown = own.some(({ scaled }) => scaled !== null);
    expect(shares).toBeCloseTo(isKnown ? 1 : 0, 12);
  }

  it('keeps every number finite and in its range, and every rank in its own range', () => {
    fc.assert(
      fc.property(anySubjects, (subjects) => {
        const rows = rank(subjects);
        expect(rows.map((row) => row.rank)).toEqual(rows.map((_, index) => index + 1));
        for (const { score, parts, indicators, rank: place, rankRange } of rows) {
          const scaled = indicators.flatMap((one) => (one.scaled === null ? [] : [one.scaled]));
          for (const unit of [score, ...Object.values(parts), ...scaled]) {
            expect(unit).toBeGreaterThanOrEqual(0);
            expect(unit).toBeLessThanOrEqual(1);
          }
          for (const one of indicators) {
            expect(one.value === null).toBe(one.scaled === null);
            if (one.value !== null) expect(one.value).toBeGreaterThanOrEqual(0);
          }
          expect(rankRange[0]).toBeLessThanOrEqual(place);
          expect(rankRange[1]).toBeGreaterThanOrEqual(place);
          expect(rankRange[0]).toBeGreaterThanOrEqual(1);
          expect(rankRange[1]).toBeLessThanOrEqual(rows.length);
        }
      }),
    );
  });

  it('does not depend on the order of subjects or records', () => {
    fc.assert(
      fc.property(anySubjects, (subjects) => {
        const turned = subjects
          .map(({ id, records }) => ({ id, records: records.toReversed() }))
          .toReversed();
        expect(rank(turned)).toEqual(rank(subjects));
      }),
    );
  });

  it('counts a record that is given twice once', () => {
    fc.assert(
      fc.property(anySubjects, (subjects) => {
        const doubled = subjects.map(({ id, records }) => ({ id, records: [...records, ...records] }));
        expect(rank(doubled)).toEqual(rank(subjects));
      }),
    );
  });
});

describe('one person counts once', () => {
  const copiesOf = (facts: Omit<RecordFacts, 'recordId'>, count: number): RecordFacts[] =>
    Array.from({ length: count }, (_, index) => ({ ...facts, person: 'flooder', recordId: 100_000 + index }));
  const join = (subjects: readonly Subject<number>[], records: readonly RecordFacts[]) =>
    subjects.map((one) => (one.id === 1 ? { ...one, records: [...one.records, ...records] } : one));

  const heatOf = (rows: readonly Ranked<number>[]) => rows.map(({ counts: _, ...row }) => row);

  it('gives 1,000 messages of one text from one account exactly what one of them gets', () => {
    fc.assert(
      fc.property(anySubjects, anyFacts, (subjects, facts) => {
        const own = { ...facts, voice: 12_345 };
        const once = rank(join(subjects, copiesOf(own, 1)));
        const flooded = rank(join(subjects, copiesOf(own, 1000)));
        expect(heatOf(flooded)).toEqual(heatOf(once));
      }),
      { numRuns: 25 },
    );
  });

  it('gives 1,000 copies of what somebody else wrote before nothing at all', () => {
    fc.assert(
      fc.property(anySubjects, anyFacts, (subjects, facts) => {
        const original = { ...facts, recordId: 777, receivedAt: daysAgo(3000), person: 'author' };
        const written = join(subjects, [original]);
        expect(heatOf(rank(join(written, copiesOf(facts, 1000))))).toEqual(heatOf(rank(written)));
      }),
      { numRuns: 25 },
    );
  });

  /** Each issue half as large again as the one before: the new account is one more person, and no more. */
  const FIELD = [3, 5, 8, 12, 18, 27, 40, 60, 90, 135].map((people, index) =>
    subject(index + 1, ...crowd(people, (index + 1) * 1000, spread)),
  );

  it('moves a rank by at most 1 when a new account sends a message of its own 1,000 times', () => {
    const before = new Map(rank(FIELD).map((row) => [row.id, row.rank]));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: FIELD.length }), fc.nat(1000), (id, at) => {
        const own = FIELD[id - 1]?.records ?? [];
        const original = own[at % own.length] ?? message(1);
        const flooded = FIELD.map((one) =>
          one.id === id
            ? { ...one, records: [...one.records, ...copiesOf({ ...original, voice: 12_345 }, 1000)] }
            : one,
        );
        const after = rowOf(rank(flooded), id).rank;
        expect(Math.abs(after - (before.get(id) ?? 0))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });

  it('lets an account that varies place, channel, year and outcome add 1 to a count, not more', () => {
    const counted = [
      'distinctPeople',
      'distinctDistricts',
      'recentPeople',
      'distinctChannels',
      'distinctYears',
    ];
    fc.assert(
      fc.property(anySubjects, fc.nat(1000), fc.integer({ min: 1, max: 50 }), (subjects, offset, stride) => {
        const known = subject(99, message(9999, { district: '东区', channel: '电话' }));
        const flood = Array.from({ length: 200 }, (_, index) =>
          message(900_000 + index, { ...spread(offset + index * stride), person: 'flooder' }),
        );
        const before = rowOf(rank([...subjects, known]), 1);
        const after = rowOf(rank([...join(subjects, flood), known]), 1);
        for (const key of counted) {
          const gain = (indicator(after, key).value ?? 0) - (indicator(before, key).value ?? 0);
          expect(gain).toBeGreaterThanOrEqual(0);
          expect(gain).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('takes copies without a sender for one hand, and different texts for different people', () => {
    const anonymous = (voice: number | undefined) =>
      crowd(50, 100, (index) => ({ person: null, voice: voice ?? index }));
    const [copies, letters] = [subject(1, ...anonymous(4)), subject(2, ...anonymous(undefined))];
    const rows = rank([copies, letters]);
    expect(indicator(rowOf(rows, 1), 'distinctPeople').value).toBe(1);
    expect(indicator(rowOf(rows, 2), 'distinctPeople').value).toBe(50);
    expect(rowOf(rows, 1).counts).toMatchObject({ records: 50, voices: 1, people: 50 });
  });

  it('never lets one message with 2,097 likes beat 50 people in five districts', () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const facts = {
          ...any,
          appealType: 'complaint' as const,
          source: 'hotline' as const,
          suggestion: null,
        };
        const liked = subject(1, { ...facts, recordId: 1, person: 'one', likes: 2097 });
        const many = crowd(50, 100, (index) => ({
          ...facts,
          ...spread(index),
          person: `p${index}`,
          likes: 0,
        }));
        expect(only(rank([liked, subject(2, ...many)])).id).toBe(2);
      }),
    );
  });
});

describe('what a part may not do', () => {
  it('never lowers concentration when somebody joins from a new district', () => {
    fc.assert(
      fc.property(anySubjects, (subjects) => {
        const elsewhere = subject(99, message(9999, { district: '东区' }), suggestion(9998, 2024));
        const joined = { ...message(8888, { district: '新区' }), person: 'newcomer' };
        const concentration = (records: readonly RecordFacts[]) =>
          rowOf(rank([subject(1, ...records), elsewhere]), 1).parts.concentration;
        const records = subjects[0]?.records ?? [];
        expect(concentration([...records, joined])).toBeGreaterThanOrEqual(concentration(records));
      }),
    );
  });

  it('leaves an issue as it is when an unrelated one without handling is added', () => {
    fc.assert(
      fc.property(anySubjects, (subjects) => {
        const known = [
          ...subjects,
          subject(98, message(9001, { district: '东区', channel: '电话', likes: 1 })),
        ];
        const parts = (list: readonly Subject<number>[]) => rowOf(rank(list), 1).parts;
        const unrelated = subject(97, ...crowd(400, 20_000, () => ({ district: '东区' })));
        expect(parts([...known, unrelated])).toEqual(parts(known));
      }),
    );
  });

  it('leaves 咨询 and 表扬 out of the heat and keeps them in the counts', () => {
    const quiet = crowd(40, 100, (index) => ({ appealType: index % 2 ? 'consult' : 'praise' }));
    const [first, last] = rank([subject(1, ...quiet), subject(2, message(1))]);
    expect([first?.id, last?.id]).toEqual([2, 1]);
    expect(last).toMatchObject({ score: 0, counts: { records: 40, people: 40 } });
  });

  it('keeps the same issue lower among kinds, which are larger', () => {
    const one = [subject(1, ...crowd(50, 1, spread))];
    const asKind = only(rankSubjects(one, { ...CONTEXT, settings: KIND_SETTINGS }));
    expect(asKind.parts.concentration).toBeLessThan(only(rank(one)).parts.concentration);
  });

  it('says so when a part has no data: 0, and no indicator with a share', () => {
    const row = only(rank([subject(1, message(1))]));
    expect(row.parts.acuteness).toBe(0);
    expect(row.indicators.filter(({ part }) => part === 'acuteness').map(({ share }) => share)).toEqual(
      Array.from({ length: 9 }, () => 0),
    );
  });
});

/** Five districts, four channels, a different day each. */
function spread(index: number): Partial<RecordFacts> {
  return {
    district: ['东区', '南区', '西区', '北区', '中区'][index % 5] ?? null,
    channel: ['电话', '微信', '网站', '来信'][index % 4] ?? null,
    receivedAt: daysAgo(1 + ((index * 13) % 700)),
    handling: {
      ...HANDLING,
      solved: index % 3 ? 'solved' : 'unsolved',
      urgency: index % 7 ? 'normal' : 'urgent',
    },
  };
}

it('exports the sum that the score is', () => {
  const row = only(rank([subject(1, ...crowd(5, 1))]));
  expect(weightedScore(row.weights, row.parts)).toBe(row.score);
});
