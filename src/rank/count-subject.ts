import type { Counts } from '../domain/ranking.ts';
import { yearOf } from './china-calendar.ts';
import type { RecordFacts, Subject } from './subject.ts';
import { distinctRecords, personKey } from './view-subject.ts';

/** What is shown beside a rank: all records, 咨询 and 表扬 too, so that each count is a plain query. */
export function countSubject({ records: given }: Pick<Subject<number>, 'records'>): Counts {
  const records = [...distinctRecords(given)];
  const suggestions = records.filter(({ source }) => source === 'suggestion');
  const distinct = (values: readonly (string | number | null)[]): number =>
    new Set(values.filter((value) => value !== null)).size;
  return {
    records: records.length,
    voices: distinct(records.map(({ voice }) => voice)),
    people: distinct(records.map((record) => personKey(record, false))),
    deputies: distinct(records.flatMap(deputiesOf)),
    delegations: distinct(records.map(delegationOf)),
    districts: distinct(records.map(({ district }) => district)),
    suggestions: suggestions.length,
    years: [...new Set(records.map(recordYear))].toSorted((a, b) => a - b),
  };
}

/** Lead deputy and co-signers by name, spaces inside a name aside (李 明 is 李明). */
export function deputiesOf({ suggestion }: RecordFacts): string[] {
  if (suggestion === null) return [];
  return [suggestion.leadDeputy ?? '', ...suggestion.cosigners]
    .map((name) => name.replace(/\s/gu, ''))
    .filter((name) => name !== '');
}

export const delegationOf = ({ suggestion }: RecordFacts): string | null => suggestion?.delegation ?? null;

/** The year a suggestion counts for, which its session decides; else the year it came in. */
export const recordYear = ({ suggestion, receivedAt }: RecordFacts): number =>
  suggestion?.year ?? yearOf(receivedAt);
