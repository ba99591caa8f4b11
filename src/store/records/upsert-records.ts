import { sql } from 'kysely';
import type { RecordDraft } from '../../domain/record.ts';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';
import {
  type ExistingRecord,
  type PlannedVersion,
  planUpserts,
  recordKey,
  type UpsertState,
} from './plan-upserts.ts';
import { storableDraft } from './storable-draft.ts';

export type UpsertOutcome = {
  readonly id: number;
  /** The version that holds this draft's content. */
  readonly version: number;
  readonly state: UpsertState;
};

/**
 * Stores drafts by (source, sourceId). The same drafts again change nothing, so a caller that was killed
 * simply starts over.
 *
 * @param importId the import they came with, null for none; kept for the records that changed.
 * @returns one outcome per draft, in order. All drafts of one call are stored, or none.
 */
export async function upsertRecords(
  db: Db,
  drafts: readonly RecordDraft[],
  importId: number | null,
): Promise<UpsertOutcome[]> {
  return inTransaction(db, async (transaction) => {
    // One writer at a time: two imports of one file would otherwise give the same version twice. Readers go on.
    await sql`lock table record in share row exclusive mode`.execute(transaction);
    const outcomes: UpsertOutcome[] = [];
    for (const batch of batches(drafts)) outcomes.push(...(await upsertBatch(transaction, batch, importId)));
    return outcomes;
  });
}

async function upsertBatch(db: Db, drafts: readonly RecordDraft[], importId: number | null) {
  const storable = drafts.map(storableDraft);
  const existing = await findExisting(db, storable);
  const { outcomes, versions } = planUpserts(existing, storable);
  const last = new Map(versions.map((version) => [version.key, version]));
  const ids = new Map([...existing].map(([key, { id }]) => [key, id]));
  for (const { key, id } of await writeRecords(db, [...last.values()], importId)) ids.set(key, id);
  await appendVersions(db, versions, ids);
  return outcomes.map(({ key, version, state }) => ({ id: idOf(ids, key), version, state }));
}

type Found = ExistingRecord & { readonly id: number };

async function findExisting(db: Db, drafts: readonly RecordDraft[]): Promise<Map<string, Found>> {
  const { rows } = await sql<Found & { source: RecordDraft['source']; sourceId: string }>`
    select record.id, record.source, record.source_id, record.version, record.content_hash
    from unnest(${drafts.map(({ source }) => source)}::text[], ${drafts.map(({ sourceId }) => sourceId)}::text[])
      as wanted (source, source_id)
    join record on record.source = wanted.source and record.source_id = wanted.source_id
  `.execute(db);
  return new Map(rows.map((row) => [recordKey(row), row]));
}

async function writeRecords(db: Db, planned: readonly PlannedVersion[], importId: number | null) {
  if (planned.length === 0) return [];
  const column = <T>(read: (draft: RecordDraft) => T) => planned.map(({ draft }) => read(draft));
  const { rows } = await sql<{ id: number; source: RecordDraft['source']; sourceId: string }>`
    insert into record (
      source, source_id, version, received_at, title, body, appeal_type, source_appeal_type, source_category,
      district, street, place, channel, person, confidential, likes, dislikes, handling, suggestion, content_hash, import_id
    )
    select
      source, source_id, version, received_at::timestamptz, title, body, appeal_type, source_appeal_type,
      source_category, district, street, place, channel, person, confidential, likes, dislikes,
      handling::jsonb, suggestion::jsonb, content_hash, ${importId}::bigint
    from unnest(
      ${column(({ source }) => source)}::text[],
      ${column(({ sourceId }) => sourceId)}::text[],
      ${planned.map(({ version }) => version)}::int[],
      ${column(({ receivedAt }) => receivedAt.toISOString())}::text[],
      ${column(({ title }) => title)}::text[],
      ${column(({ body }) => body)}::text[],
      ${column(({ appealType }) => appealType)}::text[],
      ${column(({ sourceAppealType }) => sourceAppealType)}::text[],
      ${column(({ sourceCategory }) => sourceCategory)}::text[],
      ${column(({ district }) => district)}::text[],
      ${column(({ street }) => street)}::text[],
      ${column(({ place }) => place)}::text[],
      ${column(({ channel }) => channel)}::text[],
      ${column(({ person }) => person)}::text[],
      ${column(({ confidential }) => confidential)}::boolean[],
      ${column(({ likes }) => likes)}::int[],
      ${column(({ dislikes }) => dislikes)}::int[],
      ${column(({ handling }) => handling && JSON.stringify(handling))}::text[],
      ${column(({ suggestion }) => suggestion && JSON.stringify(suggestion))}::text[],
      ${planned.map(({ contentHash }) => contentHash)}::text[]
    ) with ordinality as draft (
      source, source_id, version, received_at, title, body, appeal_type, source_appeal_type, source_category,
      district, street, place, channel, person, confidential, likes, dislikes, handling, suggestion, content_hash, position
    )
    order by position
    on conflict (source, source_id) do update set
      version = excluded.version, received_at = excluded.received_at, title = excluded.title,
      body = excluded.body, appeal_type = excluded.appeal_type,
      source_appeal_type = excluded.source_appeal_type, source_category = excluded.source_category,
      district = excluded.district, street = excluded.street, place = excluded.place, channel = excluded.channel,
      person = excluded.person, confidential = excluded.confidential, likes = excluded.likes,
      dislikes = excluded.dislikes, handling = excluded.handling, suggestion = excluded.suggestion,
      content_hash = excluded.content_hash, import_id = excluded.import_id, updated_at = now()
    returning id, source, source_id
  `.execute(db);
  return rows.map((row) => ({ key: recordKey(row), id: row.id }));
}

async function appendVersions(db: Db, versions: readonly PlannedVersion[], ids: ReadonlyMap<string, number>) {
  if (versions.length === 0) return;
  await sql`
    insert into record_version (record_id, version, title, body, content_hash, received_at)
    select record_id, version, title, body, content_hash, received_at::timestamptz
    from unnest(
      ${versions.map(({ key }) => idOf(ids, key))}::bigint[],
      ${versions.map(({ version }) => version)}::int[],
      ${versions.map(({ draft }) => draft.title)}::text[],
      ${versions.map(({ draft }) => draft.body)}::text[],
      ${versions.map(({ contentHash }) => contentHash)}::text[],
      ${versions.map(({ draft }) => draft.receivedAt.toISOString())}::text[]
    ) as planned (record_id, version, title, body, content_hash, received_at)
  `.execute(db);
}

function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new RangeError('a stored record has no id');
  return id;
}
