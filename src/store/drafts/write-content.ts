/** The content of a draft and its versions. Numbers go up with every change, so none is given twice. */
import { sql } from 'kysely';
import type { DraftCause, DraftContent } from '../../domain/draft.ts';
import type { Db } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';
import type { StoredDraft } from './read-drafts.ts';

export type NewDraft = {
  readonly ownerId: number;
  /** Masked. */
  readonly concern: string;
  readonly content: DraftContent;
  readonly now: Date;
};

/** With its first version. @returns its id. */
export function insertDraft(db: Db, { ownerId, concern, content, now }: NewDraft): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const { id } = await transaction
      .insertInto('draft')
      .values({ ownerId, concern, content: JSON.stringify(content), createdAt: now, updatedAt: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    await insertVersion(transaction, {
      ...{ draftId: id, version: 1, content, now },
      ...{ cause: 'created', savedBy: ownerId },
    });
    return id;
  });
}

/** Typing within so long of its beginning is one version: long enough for a thought, short enough to go back to. */
const TYPING_MS = 5 * 60_000;

export type Written = {
  readonly draftId: number;
  /** Masked. */
  readonly content: DraftContent;
  readonly cause: DraftCause;
  readonly savedBy: number;
  readonly now: Date;
};

/**
 * Whoever confirmed the text before no longer vouches for it. What a person goes on typing replaces the row of the same
 * typing, unless somebody confirmed, signed or moved the draft as it was then. The same content again changes nothing.
 *
 * @param db a transaction that holds the draft's row.
 */
export async function writeContent(db: Db, written: Written): Promise<StoredDraft | undefined> {
  const { draftId, content, now } = written;
  const json = JSON.stringify(content);
  const draft = await db
    .updateTable('draft')
    .set(({ eb }) => ({
      ...{ content: json, version: eb('version', '+', 1), updatedAt: now },
      ...{ confirmedBy: null, confirmedVersion: null, confirmedAt: null },
    }))
    .where('id', '=', draftId)
    .where(sql<boolean>`content <> ${json}::jsonb`)
    .returningAll()
    .executeTakeFirst();
  if (draft === undefined) return undefined;
  const { version } = draft;
  if (!(await goOnTyping(db, { ...written, version }))) await insertVersion(db, { ...written, version });
  return draft;
}

type NumberedVersion = Written & { readonly version: number };

/** @returns false: the newest row is not of this typing. */
async function goOnTyping(
  db: Db,
  { draftId, version, content, cause, savedBy, now }: NumberedVersion,
): Promise<boolean> {
  if (cause !== 'typed') return false;
  const { numUpdatedRows } = await db
    .updateTable('draftVersion')
    .set({ version, content: JSON.stringify(content), savedAt: now })
    .where('draftId', '=', draftId)
    .where('version', '=', version - 1)
    .where('cause', '=', 'typed')
    .where('savedBy', '=', savedBy)
    .where('kept', '=', false)
    .where('begunAt', '>', new Date(now.getTime() - TYPING_MS))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function insertVersion(
  db: Db,
  { draftId, version, content, cause, savedBy, now }: NumberedVersion,
): Promise<void> {
  const text = JSON.stringify(content);
  await db
    .insertInto('draftVersion')
    .values({ draftId, version, content: text, cause, savedBy, begunAt: now, savedAt: now })
    .execute();
}

/** Somebody relies on it: it is never replaced. */
export async function keepVersion(db: Db, draftId: number, version: number): Promise<void> {
  await db
    .updateTable('draftVersion')
    .set({ kept: true })
    .where('draftId', '=', draftId)
    .where('version', '=', version)
    .execute();
}
