/** What an import of a file would do, masked, without a database and without writing anything. */
import { setImmediate } from 'node:timers/promises';
import type { District } from '../domain/district.ts';
import type { RecordDraft, Source } from '../domain/record.ts';
import { describeUnderstanding } from '../ingest/describe-understanding.ts';
import { FIELDS, loadHeaderBook } from '../ingest/known-headers.ts';
import { guessHeaders, type Understanding } from '../ingest/map-headers.ts';
import { EMPTY_MAPPING, type Mapping } from '../ingest/mapping.ts';
import { maskRecord } from '../ingest/mask/mask-text.ts';
import { type OpenDrafts, openMappedTable, readTable } from '../ingest/read-drafts.ts';

const MOST_ROWS = 2000;
const MOST_REJECTS = 50;
/** People are hashed and the hashes thrown away: any key does. */
const THROWAWAY_KEY = 'preview';
const ROWS_A_TURN = 20;

export type PreviewOptions = {
  readonly source: Source;
  readonly mapping: Mapping | null;
  readonly districts: readonly District[];
};

/**
 * A file whose columns do not suffice is described too, without its rows: somebody is about to say what they are.
 *
 * @throws {DomainError} unreadable_file, invalid_input
 */
export async function previewFile(path: string, { source, mapping, districts }: PreviewOptions) {
  const options = { source, mapping: mapping ?? EMPTY_MAPPING, districts };
  const table = await openMappedTable(path, options);
  const { missing, ...understanding } = guessHeaders(table.headers, { ...options, book: loadHeaderBook() });
  const reading = { ...options, mask: maskRecord, personKey: THROWAWAY_KEY };
  const rows = missing.length > 0 ? noRows() : inTurns(readTable(table, reading).rows);
  const { rejected, examples, period, ...description } = await describeUnderstanding(
    { ...table, understanding, rows },
    MOST_ROWS,
  );
  const { format, encoding = null, sheets = [], received, accepted } = description;
  const { reasons, masked, notes } = description;
  return {
    format,
    encoding,
    sheets: sheets.map(({ name, headers }) => ({ name, read: headers !== null })),
    columns: columnsOf(table.headers, understanding),
    missing,
    fields: nameFields(source),
    ambiguous: understanding.ambiguous,
    rowHash: understanding.rowHash,
    received,
    accepted,
    rejected: rejected.length,
    complete: missing.length === 0 && received < MOST_ROWS,
    reasons: countsOf(reasons),
    rejects: rejected.slice(0, MOST_REJECTS).map(({ row, line = null, sourceId = null, reason, detail }) => ({
      row,
      line,
      sourceId,
      reason,
      detail,
    })),
    examples: examples.map(presentExample),
    period: period && { from: period.from.toISOString(), to: period.to.toISOString() },
    masked: countsOf(masked),
    notes: countsOf(notes),
  };
}

async function* noRows(): OpenDrafts['rows'] {}

/** Masking is computing: other requests get their turn in between. */
async function* inTurns(rows: OpenDrafts['rows']): OpenDrafts['rows'] {
  let row = 0;
  for await (const parsed of rows) {
    if (++row % ROWS_A_TURN === 0) await setImmediate();
    yield parsed;
  }
}

function columnsOf(headers: readonly string[], { columns }: Understanding) {
  const fieldOf = new Map(
    Object.entries(columns).flatMap(([field, names]) => names.map((name) => [name, field] as const)),
  );
  return headers.map((column) => ({ column, field: fieldOf.get(column) ?? null }));
}

/** By the first name of reference/headers.json, which is the usual one. */
function nameFields(source: Source): { field: string; name: string }[] {
  const book = loadHeaderBook();
  return FIELDS.map((field) => ({ field, name: (book[source][field] ?? book.any[field])?.[0] ?? field }));
}

/** Without the gaps that an optional key would be. */
const countsOf = (counts: Readonly<Partial<Record<string, number>>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([key, count]) => (count === undefined ? [] : [[key, count]])),
  );

const presentExample = (draft: RecordDraft) => ({
  sourceId: draft.sourceId,
  receivedAt: draft.receivedAt.toISOString(),
  title: draft.title,
  body: draft.body,
  district: draft.district,
  street: draft.street,
  place: draft.place,
  appealType: draft.appealType,
  category: draft.sourceCategory,
  channel: draft.channel,
  confidential: draft.confidential,
});
