import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/domain/ranking.ts';
import type { Handling } from '../../src/domain/record.ts';
import { ISSUE_SETTINGS, KIND_SETTINGS, type RankSettings } from '../../src/rank/rank-settings.ts';
import { rankSubjects } from '../../src/rank/rank-subjects.ts';
import type { RecordFacts } from '../../src/rank/subject.ts';
import { SAFETY_WORDS, VULNERABLE_WORDS } from '../../src/rank/word-lists.ts';
import { CONTEXT, crowd, daysAgo, HANDLING, message, subject, suggestion } from './build-subject.ts';

/** The indicators of one subject, ranked beside one that has everything, so that nothing is unknown. */
function measure(records: readonly RecordFacts[], settings: RankSettings = ISSUE_SETTINGS) {
  const rows = rankSubjects([subject(1, ...records), EVERYTHING], { ...CONTEXT, settings });
  const own = rows.find(({ id }) => id === 1)?.indicators ?? [];
  return (key: string): Pick<Indicator, 'value' | 'scaled'> => {
    const found = own.find((indicator) => indicator.key === key);
    if (found === undefined) throw new RangeError(`no indicator ${key}`);
    return { value: found.value, scaled: found.scaled };
  };
}

const EVERYTHING = subject(
  2,
  message(9001, {
    receivedAt: daysAgo(1000),
    district: '北区',
    channel: '来信',
    likes: 3,
    handling: { ...HANDLING, completedAt: daysAgo(990) },
  }),
  suggestion(9002, 2023, { delegation: '北团', replyClass: 'A' }),
);
const value = (records: readonly RecordFacts[], key: string) => measure(records)(key).value;
const handled = (facts: Partial<Handling>, id = 1, rest: Partial<RecordFacts> = {}) =>
  message(id, { handling: { ...HANDLING, ...facts }, ...rest });

describe('集中', () => {
  it('counts deputies by name, whoever leads, and spaces aside', () => {
    const records = [
      suggestion(1, 2024, { leadDeputy: '李 明', cosigners: ['王芳', '赵强'], delegation: '东团' }),
      suggestion(2, 2025, { leadDeputy: '王芳', cosigners: ['李明'], delegation: '南团' }),
    ];
    expect(value(records, 'distinctDeputies')).toBe(3);
    expect(value(records, 'distinctDelegations')).toBe(2);
  });

  it('gives 200 people 1, and a kind with as many far less', () => {
    expect(measure(crowd(200, 1))('distinctPeople').scaled).toBe(1);
    expect(measure(crowd(200, 1), KIND_SETTINGS)('distinctPeople').scaled).toBeCloseTo(
      Math.log(2.6) / Math.log(41),
      12,
    );
  });

  it('tells none from unknown: 0 where others have districts, null where nobody has', () => {
    expect(measure([message(1)])('distinctDistricts')).toEqual({ value: 0, scaled: 0 });
    const [row] = rankSubjects([subject(1, message(1))], CONTEXT);
    const unknown = row?.indicators.filter(({ part, scaled }) => part === 'concentration' && scaled === null);
    expect(unknown?.map(({ key }) => key)).toEqual([
      'distinctDeputies',
      'distinctDelegations',
      'distinctDistricts',
    ]);
  });

  it('lets one traveller vouch for one district', () => {
    const districts = ['东区', '南区', '西区'];
    const traveller = districts.map((district, index) => message(index, { district, person: 'one' }));
    expect(value(traveller, 'distinctDistricts')).toBe(1);
    expect(
      value(
        crowd(3, 1, (index) => ({ district: districts[index] ?? null })),
        'distinctDistricts',
      ),
    ).toBe(3);
  });
});

describe('突出', () => {
  it('takes the newest word of a person that says anything', () => {
    const records = [
      handled({ solved: 'solved' }, 1, { person: 'a', receivedAt: daysAgo(30) }),
      handled({ solved: 'unsolved' }, 2, { person: 'a', receivedAt: daysAgo(20) }),
      handled({ solved: null }, 3, { person: 'a', receivedAt: daysAgo(10) }),
      handled({ solved: 'partly' }, 4),
      handled({ solved: 'na' }, 5),
    ];
    expect(value(records, 'unsolvedShare')).toBe(0.75);
  });

  it('trusts one unhappy caller less than thirty', () => {
    const unhappy = (count: number) =>
      measure(crowd(count, 1, () => ({ handling: { ...HANDLING, satisfaction: 'unsatisfied' } })))(
        'unsatisfiedShare',
      );
    expect(unhappy(1)).toMatchObject({ value: 1 });
    expect(unhappy(1).scaled ?? 1).toBeLessThan(unhappy(30).scaled ?? 0);
  });

  it.each([
    [{ overdue: true }, 1],
    [{ overdue: false, dueAt: daysAgo(5) }, 0],
    [{ dueAt: daysAgo(5) }, 1],
    [{ dueAt: daysAgo(5), completedAt: daysAgo(6) }, 0],
    [{ dueAt: daysAgo(5), completedAt: daysAgo(4) }, 1],
    [{ dueAt: daysAgo(-5) }, 0],
    [{}, null],
  ] satisfies [Partial<Handling>, number | null][])('reads overdue from %j as %s', (facts, expected) => {
    expect(value([handled(facts)], 'overdueShare')).toBe(expected);
  });

  it('reads overdue of a suggestion from its own dates', () => {
    const late = suggestion(1, 2025, { dueAt: daysAgo(100), repliedAt: daysAgo(90) });
    expect(value([late], 'overdueShare')).toBe(1);
    const inTime = suggestion(1, 2025, { dueAt: daysAgo(100), repliedAt: daysAgo(110) });
    expect(value([inTime], 'overdueShare')).toBe(0);
  });

  it('counts returns, repeats and urgency as shares of people', () => {
    const records = [
      handled({ returnedTimes: 2, rehandledTimes: 0, urgency: 'critical' }, 1),
      handled({ returnedTimes: 0, rehandledTimes: 1, urgency: 'normal' }, 2),
    ];
    for (const key of ['returnedShare', 'rehandledShare', 'urgentShare'])
      expect(value(records, key)).toBe(0.5);
  });

  it('finds words of danger and of vulnerable people, and tells a hospital from an old man', () => {
    const of = (text: string) => {
      const found = measure([message(1, { text })]);
      return [found('safetyShare').value, found('vulnerableShare').value];
    };
    expect(of('电梯困人，老人下不了楼')).toEqual([1, 1]);
    expect(of('请修路灯')).toEqual([0, 0]);
    expect(of('中老人民医院旧址')).toEqual([0, 0]);
    expect(value([message(1)], 'safetyShare')).toBeNull();
  });

  it('has every word once, and no word inside another of its list that would hide it', () => {
    for (const list of [SAFETY_WORDS, VULNERABLE_WORDS]) expect(new Set(list).size).toBe(list.length);
  });

  it('reads weak results of suggestions', () => {
    const records = [
      suggestion(1, 2024, { resultRating: 'unsatisfied' }),
      suggestion(2, 2024, { resultRating: 'basic' }),
    ];
    expect(value(records, 'weakResultShare')).toBe(0.75);
  });
});

describe('关注', () => {
  it('counts people of the last 365 days, the newest moment in and a year ago out', () => {
    const records = [0, 0, 364.9, 365, -1].map((days, index) =>
      message(index + 1, { receivedAt: daysAgo(days) }),
    );
    expect(value(records, 'recentPeople')).toBe(3);
  });

  it('divides by the residents of the districts touched', () => {
    const records = crowd(30, 1, (index) => ({ district: index < 20 ? '东区' : '南区' }));
    expect(value(records, 'peoplePerTenThousand')).toBeCloseTo(0.3, 12);
    expect(value([...records, message(99, { district: '外地' })], 'peoplePerTenThousand')).toBeCloseTo(
      0.3,
      12,
    );
  });

  it('gives no rate while a touched district has no population', () => {
    const context = { ...CONTEXT, districts: [{ name: '东区', population: null }] };
    const [row] = rankSubjects([subject(1, message(1, { district: '东区' }))], context);
    const rate = row?.indicators.find(({ key }) => key === 'peoplePerTenThousand');
    expect(rate).toMatchObject({ value: null, scaled: null, share: 0 });
  });

  it('compares with the same season of last year, and only growth counts', () => {
    const now = crowd(15, 1, () => ({ receivedAt: daysAgo(30) }));
    const lastYear = (count: number) => crowd(count, 100, () => ({ receivedAt: daysAgo(395) }));
    expect(value([...now, ...lastYear(5)], 'seasonalGrowth')).toBe(2);
    expect(measure([...now, ...lastYear(5)])('seasonalGrowth').scaled).toBeCloseTo(0.5, 12);
    expect(measure([...now, ...lastYear(45)])('seasonalGrowth')).toEqual({ value: 0.4, scaled: 0 });
  });

  it('has no growth and no burst where the past does not reach back', () => {
    const [row] = rankSubjects([subject(1, ...crowd(9, 1))], CONTEXT);
    const unknown = row?.indicators.filter(({ scaled }) => scaled === null).map(({ key }) => key);
    expect(unknown).toEqual(expect.arrayContaining(['seasonalGrowth', 'burst']));
  });

  it('does not take what comes every November for a burst', () => {
    const november = (year: number, firstId: number) =>
      crowd(12, firstId, (index) => ({ receivedAt: new Date(Date.UTC(year, 10, 2 + index)) }));
    const sudden = measure(november(2025, 1))('burst');
    const yearly = measure([...november(2025, 1), ...november(2024, 100)])('burst');
    expect(sudden.scaled).toBe(1);
    expect(yearly.scaled).toBeLessThan(0.1);
  });

  it('adds likes by person, the best message of each', () => {
    const records = [
      message(1, { person: 'a', likes: 40 }),
      message(2, { person: 'a', likes: 60 }),
      message(3, { likes: 5 }),
      message(4, { likes: Number.NaN }),
    ];
    expect(value(records, 'likes')).toBe(65);
    expect(measure([message(1, { likes: 2097 })])('likes').scaled).toBe(1);
  });
});

describe('反复', () => {
  const inYear = (id: number, year: number, person = `p${id}`) =>
    message(id, { person, receivedAt: new Date(`${year}-05-05T10:00:00+08:00`) });

  it('counts the years of suggestions and of different people', () => {
    const records = [suggestion(1, 2021), suggestion(2, 2022), inYear(3, 2024), inYear(4, 2025)];
    expect(value(records, 'distinctYears')).toBe(4);
    expect(value(records, 'consecutiveYears')).toBe(2);
  });

  it('takes one caller of five years for one year, one deputy of five years for five', () => {
    const years = [2021, 2022, 2023, 2024, 2025];
    expect(
      value(
        years.map((year, index) => inYear(index, year, 'same')),
        'distinctYears',
      ),
    ).toBe(1);
    const deputy = years.map((year, index) => suggestion(index, year, { leadDeputy: '甲' }));
    expect(value(deputy, 'distinctYears')).toBe(5);
    expect(measure(deputy)('distinctYears').scaled).toBe(1);
  });

  it('spends nobody on a year that has a suggestion anyway', () => {
    const records = [suggestion(1, 2025), inYear(2, 2025, 'same'), inYear(3, 2024, 'same')];
    expect(value(records, 'distinctYears')).toBe(2);
    expect(value(records, 'consecutiveYears')).toBe(2);
  });

  it('does not fade: the same years long ago weigh the same', () => {
    const since = (year: number) => [0, 1, 2].map((later) => suggestion(later + 1, year + later));
    for (const key of ['distinctYears', 'consecutiveYears']) {
      expect(measure(since(2008))(key)).toEqual(measure(since(2023))(key));
    }
  });

  it('lets the flag of the form raise the years, never lower them', () => {
    expect(value([suggestion(1, 2025, { declaredRepeat: 'y3plus' })], 'distinctYears')).toBe(4);
    const many = [2021, 2022, 2023].map((year, index) =>
      suggestion(index, year, { declaredRepeat: 'first' }),
    );
    expect(value(many, 'distinctYears')).toBe(3);
  });

  it('counts weak answers of earlier years until a later A, unless it did not satisfy', () => {
    const weak = [
      suggestion(1, 2021, { replyClass: 'C' }),
      suggestion(2, 2022, { replyClass: 'D' }),
      suggestion(3, 2023, { resultRating: 'unsatisfied' }),
      suggestion(4, 2025, { replyClass: 'C' }),
    ];
    const good = suggestion(5, 2022, { replyClass: 'A' });
    expect(value(weak, 'weakAnswers')).toBe(3);
    expect(value([...weak, good], 'weakAnswers')).toBe(1);
    const hollow = suggestion(5, 2024, { replyClass: 'A', resultRating: 'unsatisfied' });
    expect(value([...weak, hollow], 'weakAnswers')).toBe(4);
  });

  it('does not let one answered place settle a whole kind', () => {
    const records = [suggestion(1, 2021, { replyClass: 'C' }), suggestion(2, 2023, { replyClass: 'A' })];
    expect(measure(records, KIND_SETTINGS)('weakAnswers').value).toBe(1);
    expect(measure(records)('weakAnswers').value).toBe(0);
  });

  it('counts a promise as unkept when it is older than a year and asks went on', () => {
    const promise = suggestion(1, 2023, { replyClass: 'B', repliedAt: new Date('2023-07-01') });
    expect(value([promise], 'unkeptPromises')).toBe(0);
    expect(value([promise, inYear(2, 2024)], 'unkeptPromises')).toBe(0);
    expect(value([promise, inYear(2, 2025)], 'unkeptPromises')).toBe(1);
    expect(
      value([promise, inYear(2, 2025), suggestion(3, 2025, { replyClass: 'A' })], 'unkeptPromises'),
    ).toBe(0);
  });

  it('counts people who came back after their order was done', () => {
    const done = (id: number, person: string) =>
      handled({ completedAt: daysAgo(20) }, id, { person, receivedAt: daysAgo(30) });
    const again = message(3, { person: 'a', receivedAt: daysAgo(5) });
    const before = message(4, { person: 'b', receivedAt: daysAgo(25) });
    expect(value([done(1, 'a'), done(2, 'b'), again, before], 'returningPeople')).toBe(1);
  });
});
