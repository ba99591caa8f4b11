/** Drafts as their readers find them. */
import { type Selectable, sql } from 'kysely';
import type { Db, DraftTable } from '../database.ts';
import { askedToSign, type Reader, readableBy } from './draft-readers.ts';

export type StoredDraft = Selectable<DraftTable>;
export type ReadDraft = StoredDraft & {
  readonly ownerName: string;
  readonly confirmedName: string | null;
};

/** @returns undefined when there is none that the reader may read. */
export function findDraftFor(db: Db, draftId: number, reader: Reader): Promise<ReadDraft | undefined> {
  return db
    .selectFrom('draft')
    .innerJoin('account as owner', 'owner.id', 'draft.ownerId')
    .leftJoin('account as confirmer', 'confirmer.id', 'draft.confirmedBy')
    .selectAll('draft')
    .select(['owner.displayName as ownerName', 'confirmer.displayName as confirmedName'])
    .where('draft.id', '=', draftId)
    .where(readableBy(reader))
    .executeTakeFirst();
}

/** Inside a transaction: nobody else changes it until the end. */
export function lockDraft(db: Db, draftId: number): Promise<StoredDraft | undefined> {
  return db.selectFrom('draft').selectAll().where('id', '=', draftId).forUpdate().executeTakeFirst();
}

/** own: the reader's. asked: those to sign. received: what staff have to read. */
export const DRAFT_LISTS = ['own', 'asked', 'received'] as const;
export type DraftList = (typeof DRAFT_LISTS)[number];

export type DraftRow = Pick<
  StoredDraft,
  | 'id'
  | 'ownerId'
  | 'state'
  | 'version'
  | 'concern'
  | 'returnedReason'
  | 'createdAt'
  | 'updatedAt'
  | 'submittedAt'
> & {
  readonly title: string;
  readonly ownerName: string;
  readonly cosigners: number;
  readonly cosignersConfirmed: number;
  readonly awaitsReader: boolean;
};

export type DraftPage = {
  readonly list: DraftList;
  /** The last of the page before; none = from the newest. */
  readonly after: { readonly updatedAt: string; readonly id: number } | null;
  readonly limit: number;
};

/** What was changed last comes first. */
export async function listDraftRows(
  db: Db,
  reader: Reader,
  { list, after, limit }: DraftPage,
): Promise<DraftRow[]> {
  const onList = {
    own: sql`draft.owner_id = ${reader.id}::bigint`,
    asked: askedToSign(reader.id),
    received: sql`draft.state in ('submitted', 'returned')`,
  }[list];
  const { rows } = await sql<DraftRow>`
    select draft.id, draft.owner_id, draft.state, draft.version, draft.concern, draft.returned_reason,
      draft.created_at, draft.updated_at, draft.submitted_at,
      draft.content ->> 'title' as title, owner.display_name as owner_name,
      signing.cosigners, signing.cosigners_confirmed, signing.awaits_reader
    from draft
    join account as owner on owner.id = draft.owner_id
    cross join lateral (
      select count(*)::integer as cosigners,
        (count(*) filter (where confirmed_version = draft.version))::integer as cosigners_confirmed,
        coalesce(
          bool_or(account_id = ${reader.id}::bigint and confirmed_version is distinct from draft.version), false
        ) and draft.state in ('writing', 'returned') as awaits_reader
      from cosigner where draft_id = draft.id and removed_at is null
    ) as signing
    where ${onList} and ${readableBy(reader)}
      and (${after?.id ?? null}::bigint is null
        or (draft.updated_at, draft.id) < (${after?.updatedAt ?? null}::timestamptz, ${after?.id ?? null}::bigint))
    order by draft.updated_at desc, draft.id desc
    limit ${limit}::integer
  `.execute(db);
  return rows;
}
