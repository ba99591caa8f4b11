import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { countSubject } from '../../src/rank/count-subject.ts';
import type { RecordFacts } from '../../src/rank/subject.ts';
import { anyFacts, message } from './build-subject.ts';

/** Slow twin: compares each record with all before it, no sets and no keys. */
function countSlowly(
  records: readonly RecordFacts[],
  isSame: (a: RecordFacts, b: RecordFacts) => boolean,
): number {
  return records.filter((record, index) => !records.slice(0, index).some((before) => isSame(before, record)))
    .length;
}

it('counts as comparing everything with everything does', () => {
  fc.assert(
    fc.property(fc.array(anyFacts, { maxLength: 25 }), (facts) => {
      const records = facts.map((one, recordId) => ({ ...one, recordId }));
      const counts = countSubject({ records });
      expect(counts.records).toBe(records.length);
      expect(counts.people).toBe(countSlowly(records, (a, b) => a.person !== null && a.person === b.person));
      expect(counts.voices).toBe(countSlowly(records, (a, b) => a.voice === b.voice));
      const placed = records.filter(({ district }) => district !== null);
      expect(counts.districts).toBe(countSlowly(placed, (a, b) => a.district === b.district));
      expect(counts.suggestions).toBe(records.filter(({ source }) => source === 'suggestion').length);
      expect(counts.years).toEqual([...counts.years].sort((a, b) => a - b));
    }),
  );
});

it('counts a record with two asks once, whichever ask comes first', () => {
  const asks = [
    message(1, { person: null, voice: 8 }),
    message(1, { person: null, voice: 5 }),
    message(2, { voice: 5 }),
  ];
  expect(countSubject({ records: asks })).toMatchObject({ records: 2, voices: 1, people: 2 });
  expect(countSubject({ records: asks.toReversed() })).toEqual(countSubject({ records: asks }));
});
