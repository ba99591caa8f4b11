/** Decides what a batch of drafts does to the records that exist. Pure; the SQL is in upsert-records.ts. */
import type { RecordDraft } from '../../domain/record.ts';
import { contentHash } from './content-hash.ts';

export type UpsertState = 'created' | 'updated' | 'unchanged';

export type ExistingRecord = { readonly version: number; readonly contentHash: string };

/** A content that was not stored before. */
export type PlannedVersion = {
  readonly key: string;
  readonly version: number;
  readonly contentHash: string;
  readonly draft: RecordDraft;
};

export type UpsertPlan = {
  /** One per draft, in order. */
  readonly outcomes: readonly {
    readonly key: string;
    readonly version: number;
    readonly state: UpsertState;
  }[];
  /** Each becomes a row of record_version, in order; the last of a key becomes the record. */
  readonly versions: readonly PlannedVersion[];
};

/** Source and source id as one key; no source holds a space. */
export function recordKey({ source, sourceId }: Pick<RecordDraft, 'source' | 'sourceId'>): string {
  return `${source} ${sourceId}`;
}

/**
 * Any change of any field is a new version. A key that comes several times is taken in order: created
 * once, then updated or unchanged against the one before it, so the last wins and no version is lost.
 */
export function planUpserts(
  existing: ReadonlyMap<string, ExistingRecord>,
  drafts: readonly RecordDraft[],
): UpsertPlan {
  const current = new Map(existing);
  const versions: PlannedVersion[] = [];
  const outcomes = drafts.map((draft) => {
    const key = recordKey(draft);
    const hash = contentHash(draft);
    const before = current.get(key);
    if (before?.contentHash === hash) return { key, version: before.version, state: 'unchanged' as const };
    const version = (before?.version ?? 0) + 1;
    current.set(key, { version, contentHash: hash });
    versions.push({ key, version, contentHash: hash, draft });
    return { key, version, state: before ? ('updated' as const) : ('created' as const) };
  });
  return { outcomes, versions };
}
