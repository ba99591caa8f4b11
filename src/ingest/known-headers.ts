import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SOURCES, type Source } from '../domain/record.ts';
import { foldWord } from './normalise-text.ts';

/** Everything a column can be for us; the keys of reference/headers.json and of a mapping file. */
export const FIELDS = [
  'sourceId',
  'title',
  'body',
  'receivedAt',
  'appealType',
  'channel',
  'category',
  'category1',
  'category2',
  'category3',
  'category4',
  'district',
  'street',
  'address',
  'personName',
  'personPhone',
  'personIdNumber',
  'personUserId',
  'otherName', // a person named in the row who is not the sender: only told to the masking
  'anonymous',
  'confidential',
  'disclosure',
  'secrecy',
  'likes',
  'dislikes',
  'unit',
  'urgency',
  'solved',
  'satisfaction',
  'returnedTimes',
  'rehandledTimes',
  'extendedDueAt',
  'dueAt',
  'completedAt',
  'overdue',
  'reply',
  'relatedSourceId',
  'mergedSourceId',
  'affectedPeople',
  'keySupervision',
  'session',
  'year',
  'suggestionClass',
  'leadDeputy',
  'cosigners',
  'delegation',
  'assistUnits',
  'reason',
  'analysis',
  'measures',
  'assignedAt',
  'repliedAt',
  'replyClass',
  'attitudeRating',
  'resultRating',
  'declaredRepeat',
] as const;
export type Field = (typeof FIELDS)[number];

/** Enumerations whose words are translated by data. */
const VALUE_LISTS = [
  'appealType',
  'urgency',
  'solved',
  'satisfaction',
  'rating',
  'replyClass',
  'declaredRepeat',
] as const;
export type ValueList = (typeof VALUE_LISTS)[number];

const names = z.partialRecord(z.enum(FIELDS), z.array(z.string().min(1)));
const headerBookSchema = z.strictObject({
  any: names,
  hotline: names,
  suggestion: names,
  station: names,
  forum: names,
  values: z.record(z.enum(VALUE_LISTS), z.record(z.string(), z.string())),
});
export type HeaderBook = z.infer<typeof headerBookSchema>;

const REFERENCE = join(import.meta.dirname, '../../reference/headers.json');

/** The known header names and enumerated words; an administrator may edit the file. */
export function loadHeaderBook(path: string = REFERENCE): HeaderBook {
  return headerBookSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

export type KnownName = {
  readonly field: Field;
  /** Position among the names of the field: of two columns for one field the lower goes first. */
  readonly order: number;
};

/** Folded header name → field. What a source says of itself goes before what is true of any. */
export function knownNames(book: HeaderBook, source: Source): ReadonlyMap<string, KnownName> {
  const known = new Map<string, KnownName>();
  for (const [rank, section] of [book[source], book.any].entries()) {
    for (const field of FIELDS) {
      for (const [index, name] of (section[field] ?? []).entries()) {
        const folded = foldHeader(name);
        if (!known.has(folded)) known.set(folded, { field, order: rank * 1000 + index });
      }
    }
  }
  return known;
}

/** Whether any source uses this header: how a header row is told from a title row above it. */
export function headerDetector(book: HeaderBook, also: Iterable<string> = []): (header: string) => boolean {
  const folded = new Set(Array.from(also, foldHeader));
  for (const source of SOURCES) for (const name of knownNames(book, source).keys()) folded.add(name);
  return (header) => folded.has(foldHeader(header)) || folded.has(foldHeader(withoutNote(header)));
}

/** Looks a header up as it is, then without a trailing note such as （必填） or (yyyy-MM-dd). */
export function lookUpHeader(known: ReadonlyMap<string, KnownName>, header: string): KnownName | null {
  return known.get(foldHeader(header)) ?? known.get(foldHeader(withoutNote(header))) ?? null;
}

/** Full-width, case, space, punctuation and * do not matter. */
export const foldHeader = foldWord;

/** A code beside a name is another thing than the name: 承办单位（编码）keeps its note. */
function withoutNote(header: string): string {
  const stripped = header.normalize('NFKC').replace(/\s*[([【][^()[\]【】]*[)\]】]\s*\*?\s*$/u, '');
  return /(编码|代码|编号|code|id)[)\]】]\s*\*?\s*$/iu.test(header.normalize('NFKC')) ? header : stripped;
}
