import type { RankSettings } from './rank-settings.ts';
import type { RecordFacts, Subject } from './subject.ts';

/** A subject as the measures see it: problem heat only, by person, in an order that no input can change. */
export type SubjectView = {
  /** Without 咨询 and 表扬, each record once, oldest first; same moment by id. */
  readonly records: readonly RecordFacts[];
  /** The same records by person, oldest first. */
  readonly people: ReadonlyMap<string, readonly RecordFacts[]>;
};

/** @throws {RangeError} a record without a valid date: a bug upstream. */
export function viewSubject(
  { records: given }: Pick<Subject<number>, 'records'>,
  settings: Pick<RankSettings, 'anonymousByVoice' | 'floodCopies'>,
): SubjectView {
  const problems = [...distinctRecords(given)].filter(isProblem).toSorted(byAge);
  const records = withoutFloods(problems, settings);
  return { records, people: groupByPerson(records, settings.anonymousByVoice) };
}

/**
 * Without the floods: an account that sends a text twenty times or more which somebody else sent first adds no
 * voice of its own. Its other records stay, and so does one's own text, however often: that is one person.
 */
function withoutFloods(
  records: readonly RecordFacts[],
  { anonymousByVoice, floodCopies }: Pick<RankSettings, 'anonymousByVoice' | 'floodCopies'>,
): readonly RecordFacts[] {
  if (records.length <= floodCopies) return records;
  const firstSender = new Map<number, string>();
  const copies = new Map<string, number>();
  const sent = records.map((record) => {
    const sender = personKey(record, anonymousByVoice);
    const text = `${record.voice} ${sender}`;
    if (!firstSender.has(record.voice)) firstSender.set(record.voice, sender);
    copies.set(text, (copies.get(text) ?? 0) + 1);
    return { record, sender, text };
  });
  return sent
    .filter(
      ({ record, sender, text }) =>
        firstSender.get(record.voice) === sender || (copies.get(text) ?? 0) < floodCopies,
    )
    .map(({ record }) => record);
}

/** Each record once. With two asks in a subject it comes twice, under two voices: the smaller number stays. */
export function distinctRecords(records: readonly RecordFacts[]): Iterable<RecordFacts> {
  const distinct = new Map<number, RecordFacts>();
  for (const record of records) {
    const known = distinct.get(record.recordId);
    if (known === undefined || record.voice < known.voice) distinct.set(record.recordId, record);
  }
  return distinct.values();
}

/**
 * The named sender; else the record stands for a person of its own. A hundred copies of one text without a sender
 * may be one hand, so for heat they are one person when `anonymousByVoice` says so.
 */
export function personKey(
  { person, recordId, voice }: Pick<RecordFacts, 'person' | 'recordId' | 'voice'>,
  anonymousByVoice: boolean,
): string {
  if (person !== null) return `person ${person}`;
  return anonymousByVoice ? `voice ${voice}` : `record ${recordId}`;
}

/** 咨询 and 表扬 are kept and counted as records, but they are no problem. */
const isProblem = ({ appealType }: RecordFacts): boolean =>
  appealType !== 'consult' && appealType !== 'praise';

function byAge(a: RecordFacts, b: RecordFacts): number {
  return a.receivedAt.getTime() - b.receivedAt.getTime() || a.recordId - b.recordId;
}

function groupByPerson(
  records: readonly RecordFacts[],
  anonymousByVoice: boolean,
): Map<string, RecordFacts[]> {
  const people = new Map<string, RecordFacts[]>();
  for (const record of records) {
    if (Number.isNaN(record.receivedAt.getTime())) {
      throw new RangeError(`record ${record.recordId} has no valid receivedAt`);
    }
    const key = personKey(record, anonymousByVoice);
    const own = people.get(key);
    if (own === undefined) people.set(key, [record]);
    else own.push(record);
  }
  return people;
}
