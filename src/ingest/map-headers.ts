import { DomainError } from '../domain/errors.ts';
import type { Source } from '../domain/record.ts';
import {
  FIELDS,
  type Field,
  foldHeader,
  type HeaderBook,
  knownNames,
  lookUpHeader,
} from './known-headers.ts';
import type { Mapping } from './mapping.ts';
import { refuseFile } from './refuse-file.ts';

export type Understanding = {
  /** Columns of each field in the order in which they are asked: the first cell that is not blank counts. */
  readonly columns: Readonly<Partial<Record<Field, readonly string[]>>>;
  /** Fields for which several columns were found. */
  readonly ambiguous: readonly {
    readonly field: Field;
    readonly used: string;
    readonly behind: readonly string[];
  }[];
  readonly unused: readonly string[];
  /** The id is derived from the row. */
  readonly rowHash: boolean;
};

/** What a file cannot be read without; text = at least one column of text. */
export type Needed = 'sourceId' | 'text' | 'receivedAt';
const NEEDED_WORDS: Readonly<Record<Needed, string>> = {
  sourceId: '编号（sourceId）',
  text: '标题或内容（title、body）',
  receivedAt: '时间（receivedAt）',
};

type Reading = { readonly source: Source; readonly book: HeaderBook; readonly mapping: Mapping };

const TEXT_FIELDS: readonly Field[] = ['title', 'body', 'reason', 'analysis', 'measures'];

/**
 * Which column is which field: the mapping file first, then the known names. Of two columns for one field that
 * goes first whose name comes first in reference/headers.json (the source's own section before `any`), then the
 * left one.
 *
 * @throws {DomainError} unreadable_file when no column is known; invalid_input when the mapping names a column
 *   that is not there, or id, text or date are missing.
 */
export function mapHeaders(headers: readonly string[], reading: Reading): Understanding {
  const { missing, ...understanding } = guessHeaders(headers, reading);
  if (headers.length > 0) refuseIncomplete(missing, headers, understanding);
  return understanding;
}

/**
 * The same for somebody who can still say what the other columns are.
 *
 * @throws {DomainError} invalid_input when the mapping names a column that is not there.
 */
export function guessHeaders(
  headers: readonly string[],
  { source, book, mapping }: Reading,
): Understanding & { readonly missing: readonly Needed[] } {
  const mapped = mappedColumns(headers, mapping);
  const columns = new Map<Field, string[]>();
  for (const [column, field] of mapped)
    if (field) columns.set(field, [...(columns.get(field) ?? []), column]);
  const overridden = new Set(columns.keys());
  for (const { column, field } of recognised(headers, source, book)) {
    if (!mapped.has(column) && !overridden.has(field))
      columns.set(field, [...(columns.get(field) ?? []), column]);
  }
  const rowHash = mapping.sourceId !== undefined && 'rowHash' in mapping.sourceId;
  const used = new Set([...columns.values()].flat());
  const unused = headers.filter((header) => !used.has(header));
  const missing = missingOf(new Set([...columns.keys(), ...defaultFields(mapping)]), rowHash);
  return { columns: Object.fromEntries(columns), ambiguous: ambiguities(columns), unused, rowHash, missing };
}

function missingOf(present: ReadonlySet<Field>, rowHash: boolean): Needed[] {
  const missing: Needed[] = [];
  if (!present.has('sourceId') && !rowHash) missing.push('sourceId');
  if (!TEXT_FIELDS.some((field) => present.has(field))) missing.push('text');
  if (!present.has('receivedAt')) missing.push('receivedAt');
  return missing;
}

const defaultFields = (mapping: Mapping) => FIELDS.filter((field) => mapping.defaults[field] !== undefined);

function mappedColumns(headers: readonly string[], mapping: Mapping): Map<string, Field | null> {
  const byName = new Map(headers.map((header) => [foldHeader(header), header]));
  const mapped = new Map<string, Field | null>();
  const missing: string[] = [];
  for (const [name, field] of Object.entries(mapping.columns)) {
    const header = headers.includes(name) ? name : byName.get(foldHeader(name));
    if (header === undefined) missing.push(name);
    else mapped.set(header, field);
  }
  if (missing.length === 0) return mapped;
  throw new DomainError(
    'invalid_input',
    `列映射里的列在文件中找不到：${missing.join('、')}。`,
    `文件里的列有：${headers.join('、')}。`,
  );
}

function recognised(headers: readonly string[], source: Source, book: HeaderBook) {
  const known = knownNames(book, source);
  return headers
    .flatMap((column) => {
      const name = lookUpHeader(known, column);
      return name ? [{ column, ...name }] : [];
    })
    .toSorted((a, b) => a.order - b.order);
}

function ambiguities(columns: ReadonlyMap<Field, readonly string[]>): Understanding['ambiguous'] {
  return [...columns].flatMap(([field, [used = '', ...behind]]) =>
    behind.length > 0 ? [{ field, used, behind }] : [],
  );
}

function refuseIncomplete(
  missing: readonly Needed[],
  headers: readonly string[],
  { unused }: Understanding,
): void {
  const list = headers.slice(0, 60).join('、');
  if (unused.length === headers.length) {
    throw refuseFile(
      `文件里没有认得的列名，现有的列：${list}。`,
      '请确认第一行是表头，或用 --mapping 指定每一列是什么。',
    );
  }
  if (missing.length === 0) return;
  const noId = missing.includes('sourceId')
    ? '；没有编号列时写 "sourceId": {"rowHash": true}，由内容和时间生成编号'
    : '';
  throw new DomainError(
    'invalid_input',
    `文件里缺少：${missing.map((need) => NEEDED_WORDS[need]).join('、')}。现有的列：${list}。`,
    `请用 --mapping 指定，例如 {"columns": {"${unused[0] ?? '列名'}": "title"}, "defaults": {"receivedAt": "2025-01-01"}}${noId}。`,
  );
}
