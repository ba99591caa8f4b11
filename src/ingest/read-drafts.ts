/** The recipe of ingest: open → understand the columns → parse, mask and key each row → a draft or a reject. */
import type { District } from '../domain/district.ts';
import type { Source } from '../domain/record.ts';
import type { Encoding } from './decode-text.ts';
import { createPlaceFinder } from './find-place.ts';
import { type HeaderBook, headerDetector, loadHeaderBook } from './known-headers.ts';
import { mapHeaders, type Understanding } from './map-headers.ts';
import { EMPTY_MAPPING, type Mapping } from './mapping.ts';
import { type OpenTable, openTable } from './open-table.ts';
import { type MaskTexts, type ParsedRecord, parseRecord } from './parse-record.ts';
import { createTranslator } from './parse-values.ts';
import type { RawRow } from './raw-row.ts';
import { restoreRows } from './write-rejects.ts';
import type { ZipLimits } from './xlsx/open-zip.ts';

export type ReadOptions = {
  readonly source: Source;
  readonly mapping?: Mapping | undefined;
  readonly mask: MaskTexts;
  /** Key of the hashes of people; the same for every import, never empty. */
  readonly personKey: string;
  readonly districts: readonly District[];
  readonly encoding?: Encoding | undefined;
  /** Default: reference/headers.json. */
  readonly headerBook?: HeaderBook | undefined;
  readonly zipLimits?: ZipLimits | undefined;
};

export type DraftRow = {
  /** As it came, personal data included: for writeRejects alone, never for a log or a store. */
  readonly raw: RawRow;
} & ParsedRecord;

export type OpenDrafts = Pick<OpenTable, 'format' | 'encoding' | 'delimiter' | 'sheets' | 'headers'> & {
  readonly understanding: Understanding;
  /** One per row of the file, in its order: received = drafts + rejects. One pass. */
  readonly rows: AsyncIterable<DraftRow>;
};

/**
 * @throws {DomainError} unreadable_file, or invalid_input when the columns do not suffice: nothing has been
 *   handed on. A workbook or JSON file that breaks further on is found before its first row is.
 * @throws {RangeError} personKey is empty.
 */
export async function readDrafts(path: string, options: ReadOptions): Promise<OpenDrafts> {
  if (options.personKey === '') throw new RangeError('personKey must not be empty');
  return readTable(await openMappedTable(path, options), options);
}

/** The table alone, before anybody asks whether its columns suffice. @throws {DomainError} unreadable_file */
export function openMappedTable(
  path: string,
  options: Pick<ReadOptions, 'mapping' | 'encoding' | 'headerBook' | 'zipLimits'>,
): Promise<OpenTable> {
  const { mapping = EMPTY_MAPPING, headerBook: book = loadHeaderBook() } = options;
  const own = Object.keys(mapping.columns);
  return openTable(path, {
    encoding: options.encoding,
    isHeader: headerDetector(book, own),
    minimumKnown: own.length > 0 ? 1 : 2,
    zipLimits: options.zipLimits,
  });
}

/**
 * The same for rows that came in no file.
 *
 * @throws {DomainError} unreadable_file or invalid_input when the columns do not suffice.
 */
export function readTable<Table extends Pick<OpenTable, 'headers' | 'date1904' | 'rows'>>(
  table: Table,
  options: ReadOptions,
): Table & Pick<OpenDrafts, 'understanding' | 'rows'> {
  if (options.personKey === '') throw new RangeError('personKey must not be empty');
  const { source, mapping = EMPTY_MAPPING, headerBook: book = loadHeaderBook() } = options;
  const understanding = mapHeaders(table.headers, { source, book, mapping });
  const context = {
    source,
    mapping,
    understanding,
    mask: options.mask,
    personKey: options.personKey,
    date1904: table.date1904,
    findPlace: createPlaceFinder(options.districts),
    translate: createTranslator(book, mapping),
  };
  return { ...table, understanding, rows: parseRows(restoreRows(table.rows, table.headers), context) };
}

async function* parseRows(
  rows: AsyncIterable<RawRow>,
  context: Parameters<typeof parseRecord>[1],
): AsyncGenerator<DraftRow> {
  for await (const raw of rows) yield { raw, ...parseRecord(raw, context) };
}
