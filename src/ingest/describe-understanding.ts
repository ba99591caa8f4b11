import type { RecordDraft } from '../domain/record.ts';
import type { Understanding } from './map-headers.ts';
import type { OpenTable } from './open-table.ts';
import type { Reject } from './parse-record.ts';
import type { RejectReason } from './raw-row.ts';
import type { OpenDrafts } from './read-drafts.ts';

const SHOWN_RECORDS = 3;

export type FileDescription = Pick<OpenTable, 'format' | 'encoding' | 'delimiter' | 'sheets'> & {
  readonly understanding: Understanding;
  /** = accepted + rejected.length */
  readonly received: number;
  readonly accepted: number;
  readonly rejected: readonly Reject[];
  readonly reasons: Readonly<Partial<Record<RejectReason, number>>>;
  /** The first three, masked. */
  readonly examples: readonly RecordDraft[];
  /** Oldest and newest date; null when nothing was accepted. */
  readonly period: { readonly from: Date; readonly to: Date } | null;
  readonly masked: Readonly<Record<string, number>>;
  /** Optional values left out, by what is wrong with them → times. */
  readonly notes: Readonly<Record<string, number>>;
};

/**
 * Reads the rows and says what an import would do; keeps three records, not all.
 *
 * @param mostRows to be read; all of them when left out. There may be more when `received` reaches it.
 */
export async function describeUnderstanding(
  drafts: OpenDrafts,
  mostRows = Infinity,
): Promise<FileDescription> {
  const { format, encoding, delimiter, sheets, understanding } = drafts;
  const rejected: Reject[] = [];
  const examples: RecordDraft[] = [];
  const [reasons, masked, notes] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  let [accepted, from, to] = [0, Infinity, -Infinity];
  for await (const parsed of drafts.rows) {
    if ('reject' in parsed) {
      rejected.push(parsed.reject);
      add(reasons, parsed.reject.reason, 1);
      if (accepted + rejected.length >= mostRows) break;
      continue;
    }
    accepted += 1;
    if (examples.length < SHOWN_RECORDS) examples.push(parsed.draft);
    from = Math.min(from, parsed.draft.receivedAt.getTime());
    to = Math.max(to, parsed.draft.receivedAt.getTime());
    for (const [type, count] of Object.entries(parsed.masked)) add(masked, type, count);
    for (const note of parsed.notes) add(notes, note, 1);
    if (accepted + rejected.length >= mostRows) break;
  }
  return {
    format,
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    ...(sheets && { sheets }),
    understanding,
    received: accepted + rejected.length,
    accepted,
    rejected,
    reasons: Object.fromEntries(reasons),
    examples,
    period: accepted === 0 ? null : { from: new Date(from), to: new Date(to) },
    masked: Object.fromEntries(masked),
    notes: Object.fromEntries(notes),
  };
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
