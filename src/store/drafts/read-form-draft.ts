/** What the form of a draft prints, for somebody who may read it. */
import type { Account } from '../../domain/account.ts';
import type { DraftContent } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Passage } from '../../domain/turn.ts';
import type { Db } from '../database.ts';
import { readEvidence } from '../turns/evidence.ts';

export type FormDraft = {
  readonly id: number;
  readonly version: number;
  readonly content: DraftContent;
  readonly updatedAt: Date;
  readonly ownerName: string;
  /** Who vouches for the machine's words in this version. */
  readonly confirmedBy: string | null;
  /** Who has read this version and signs it, in the order of signing. */
  readonly cosigners: readonly string[];
  readonly passages: readonly Pick<Passage, 'id' | 'section' | 'text' | 'origin'>[];
  readonly evidence: readonly Evidence[];
};

/**
 * The owner reads it always, who is asked to sign it too; staff once it was submitted. A thrown away draft is its
 * owner's alone.
 *
 * @returns undefined when there is none that the reader may see.
 */
export async function readFormDraft(
  db: Db,
  draftId: number,
  reader: Pick<Account, 'id' | 'role'>,
): Promise<FormDraft | undefined> {
  const draft = await findDraft(db, draftId, reader);
  if (draft === undefined) return undefined;
  const { confirmedName, confirmedVersion, ...rest } = draft;
  return {
    ...rest,
    confirmedBy: confirmedVersion === draft.version ? confirmedName : null,
    cosigners: await readSigners(db, draft),
    passages: await readWritten(db, draftId),
    evidence: await readEvidence(db, draftId),
  };
}

function findDraft(db: Db, draftId: number, { id, role }: Pick<Account, 'id' | 'role'>) {
  return db
    .selectFrom('draft')
    .innerJoin('account as owner', 'owner.id', 'draft.ownerId')
    .leftJoin('account as confirmer', 'confirmer.id', 'draft.confirmedBy')
    .select([
      'draft.id',
      'draft.version',
      'draft.content',
      'draft.updatedAt',
      'draft.confirmedVersion',
      'owner.displayName as ownerName',
      'confirmer.displayName as confirmedName',
    ])
    .where('draft.id', '=', draftId)
    .where((where) => {
      const asked = where
        .selectFrom('cosigner')
        .select('accountId')
        .whereRef('cosigner.draftId', '=', 'draft.id')
        .where('cosigner.accountId', '=', id)
        .where('cosigner.removedAt', 'is', null);
      return where.or([
        where('draft.ownerId', '=', id),
        where.and([where('draft.state', '<>', 'discarded'), where.exists(asked)]),
        ...(role === 'staff' ? [where('draft.state', 'in', ['submitted', 'returned'])] : []),
      ]);
    })
    .executeTakeFirst();
}

async function readSigners(db: Db, { id, version }: { id: number; version: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('cosigner')
    .innerJoin('account', 'account.id', 'cosigner.accountId')
    .select('account.displayName')
    .where('cosigner.draftId', '=', id)
    .where('cosigner.confirmedVersion', '=', version)
    .where('cosigner.removedAt', 'is', null)
    .orderBy('cosigner.confirmedAt')
    .orderBy('account.id')
    .execute();
  return rows.map(({ displayName }) => displayName);
}

/** Of all turns: a sentence of an earlier one may have stayed. */
const readWritten = (db: Db, draftId: number) =>
  db
    .selectFrom('passage')
    .select(['id', 'section', 'text', 'origin'])
    .where('draftId', '=', draftId)
    .orderBy('id')
    .execute();
