/** What the form of a draft prints, for somebody who may read it. */
import type { DraftContent } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Sight } from '../../domain/sight.ts';
import type { Db } from '../database.ts';
import { type Reader, readableBy } from './draft-readers.ts';
import { readEvidenceInSight } from './evidence-in-sight.ts';
import { readWrittenPassages, type WrittenPassage } from './passages.ts';

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
  readonly passages: readonly WrittenPassage[];
  /** What the reader may still see of it. */
  readonly evidence: readonly Evidence[];
};

/** @returns undefined when there is none that the reader may see. */
export async function readFormDraft(
  db: Db,
  draftId: number,
  reader: Reader,
  sight: Sight,
): Promise<FormDraft | undefined> {
  const draft = await findDraft(db, draftId, reader);
  if (draft === undefined) return undefined;
  const { confirmedName, confirmedVersion, ...rest } = draft;
  return {
    ...rest,
    confirmedBy: confirmedVersion === draft.version ? confirmedName : null,
    cosigners: await readSigners(db, draft),
    passages: await readWrittenPassages(db, draftId),
    evidence: (await readEvidenceInSight(db, draftId, sight)).flatMap(({ evidence }) => evidence ?? []),
  };
}

function findDraft(db: Db, draftId: number, reader: Reader) {
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
    .where(readableBy(reader))
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
