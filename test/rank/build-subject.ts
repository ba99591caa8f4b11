import * as fc from 'fast-check';
import {
  APPEAL_TYPES,
  DECLARED_REPEATS,
  type Handling,
  RATINGS,
  REPLY_CLASSES,
  RESOLUTIONS,
  SATISFACTIONS,
  type SuggestionParts,
  URGENCIES,
} from '../../src/domain/record.ts';
import { ISSUE_SETTINGS } from '../../src/rank/rank-settings.ts';
import type { RankContext, RecordFacts, Subject } from '../../src/rank/subject.ts';
import { DEFAULT_WEIGHTS } from '../../src/rank/weights.ts';

export const AS_OF = new Date('2025-12-15T12:00:00+08:00');
const DAY = 86_400_000;

export const daysAgo = (days: number): Date => new Date(AS_OF.getTime() - days * DAY);

export const CONTEXT: RankContext = {
  asOf: AS_OF,
  districts: ['东区', '南区', '西区', '北区', '中区'].map((name) => ({ name, population: 500_000 })),
  weights: DEFAULT_WEIGHTS,
  settings: ISSUE_SETTINGS,
};

/** A work order of which the source says nothing. */
export const HANDLING: Handling = {
  unit: null,
  urgency: null,
  solved: null,
  satisfaction: null,
  returnedTimes: null,
  rehandledTimes: null,
  dueAt: null,
  completedAt: null,
  overdue: null,
  reply: null,
  relatedSourceIds: [],
  affectedPeople: null,
};

export const SUGGESTION: SuggestionParts = {
  session: null,
  year: null,
  suggestionClass: null,
  leadDeputy: null,
  cosigners: [],
  delegation: null,
  leadUnit: null,
  assistUnits: [],
  reason: null,
  measures: null,
  assignedAt: null,
  dueAt: null,
  repliedAt: null,
  reply: null,
  replyClass: null,
  attitudeRating: null,
  resultRating: null,
  keySupervision: null,
  declaredRepeat: null,
};

/** A complaint by a person of its own, ten days ago, of which nothing else is known. */
export function message(recordId: number, facts: Partial<RecordFacts> = {}): RecordFacts {
  return {
    recordId,
    source: 'hotline',
    appealType: 'complaint',
    receivedAt: daysAgo(10),
    person: `p${recordId}`,
    voice: recordId,
    district: null,
    channel: null,
    likes: 0,
    handling: null,
    suggestion: null,
    ...facts,
  };
}

/** A suggestion of a year, asked in January of that year. */
export function suggestion(
  recordId: number,
  year: number,
  parts: Partial<SuggestionParts> = {},
  facts: Partial<RecordFacts> = {},
): RecordFacts {
  return message(recordId, {
    source: 'suggestion',
    appealType: 'suggest',
    receivedAt: new Date(`${year}-01-15T09:00:00+08:00`),
    person: `d${parts.leadDeputy ?? recordId}`,
    suggestion: { ...SUGGESTION, year, leadDeputy: `代表${recordId}`, ...parts },
    ...facts,
  });
}

/** `count` different people, one record each, ids from `firstId`. */
export function crowd(
  count: number,
  firstId: number,
  facts: (index: number) => Partial<RecordFacts> = () => ({}),
) {
  return Array.from({ length: count }, (_, index) => message(firstId + index, facts(index)));
}

export const subject = (id: number, ...records: RecordFacts[]): Subject<number> => ({ id, records });

const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const day = fc.integer({ min: -40, max: 2200 }).map(daysAgo);

const handlings = fc.record({
  unit: fc.constant(null),
  urgency: nullable(fc.constantFrom(...URGENCIES)),
  solved: nullable(fc.constantFrom(...RESOLUTIONS)),
  satisfaction: nullable(fc.constantFrom(...SATISFACTIONS)),
  returnedTimes: nullable(fc.nat(3)),
  rehandledTimes: nullable(fc.nat(3)),
  dueAt: nullable(day),
  completedAt: nullable(day),
  overdue: nullable(fc.boolean()),
  reply: fc.constant(null),
  relatedSourceIds: fc.constant([]),
  affectedPeople: nullable(fc.nat(1000)),
});

const names = fc.constantFrom('甲', '乙', '丙', '丁', '戊', '己');

const suggestionParts = fc
  .record({
    year: nullable(fc.integer({ min: 2018, max: 2026 })),
    leadDeputy: nullable(names),
    cosigners: fc.array(names, { maxLength: 4 }),
    delegation: nullable(fc.constantFrom('东团', '南团', '西团')),
    dueAt: nullable(day),
    repliedAt: nullable(day),
    replyClass: nullable(fc.constantFrom(...REPLY_CLASSES)),
    resultRating: nullable(fc.constantFrom(...RATINGS)),
    declaredRepeat: nullable(fc.constantFrom(...DECLARED_REPEATS)),
  })
  .map((parts): SuggestionParts => ({ ...SUGGESTION, ...parts }));

/** Any facts, odd ones too: future dates, likes that are no number, nothing known at all. */
export const anyFacts: fc.Arbitrary<Omit<RecordFacts, 'recordId'>> = fc
  .record({
    isSuggestion: fc.boolean(),
    appealType: nullable(fc.constantFrom(...APPEAL_TYPES)),
    receivedAt: day,
    person: nullable(fc.nat(30).map((number) => `p${number}`)),
    voice: fc.nat(20),
    district: nullable(fc.constantFrom('东区', '南区', '西区', '北区', '中区', '外地')),
    channel: nullable(fc.constantFrom('电话', '微信', '网站', '来信')),
    likes: fc.oneof(fc.nat(3000), fc.constantFrom(Number.NaN, -1, 0)),
    handling: nullable(handlings),
    suggestion: suggestionParts,
    text: fc.constantFrom('', '楼道漏电', '老人出行不便', '路灯不亮', '儿童被困电梯'),
  })
  .map(({ isSuggestion, ...facts }) => ({
    ...facts,
    source: isSuggestion ? ('suggestion' as const) : ('hotline' as const),
    suggestion: isSuggestion ? facts.suggestion : null,
    handling: isSuggestion ? null : facts.handling,
  }));

/** Subjects 1, 2, 3 … with records that have ids of their own; some subjects are empty. */
export const anySubjects: fc.Arbitrary<Subject<number>[]> = fc
  .array(fc.array(anyFacts, { maxLength: 12 }), { minLength: 1, maxLength: 12 })
  .map((lists) =>
    lists.map((records, index) => ({
      id: index + 1,
      records: records.map((facts, place) => ({ ...facts, recordId: index * 100 + place })),
    })),
  );
