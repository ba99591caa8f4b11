/** Named people stand behind a version of a draft: its owner for what a machine wrote, co-signers for the whole. */
import { DomainError } from '../../domain/errors.ts';
import type { Db } from '../../store/database.ts';
import { writeConfirmation } from '../../store/drafts/confirmation.ts';
import { confirmCosigner, listActiveDeputies, replaceCosigners } from '../../store/drafts/cosigners.ts';
import type { Reader } from '../../store/drafts/draft-readers.ts';
import { lockDraft } from '../../store/drafts/read-drafts.ts';
import { keepVersion } from '../../store/drafts/write-content.ts';
import { inTransaction } from '../../store/in-transaction.ts';
import { lockEditable, requireDraftFor, requireEditable, requireOwnDraft } from './require-draft.ts';

export type Vouch = { readonly draftId: number; readonly seenVersion: number; readonly now: Date };

/** @throws {DomainError} not_found, forbidden, stale, conflict. */
export function confirmDraft(db: Db, owner: Reader, { draftId, seenVersion, now }: Vouch): Promise<void> {
  return inTransaction(db, async (transaction) => {
    await requireOwnDraft(transaction, draftId, owner);
    const { version } = await lockEditable(transaction, draftId, seenVersion);
    await writeConfirmation(transaction, { draftId, version, accountId: owner.id, now });
    await keepVersion(transaction, draftId, version);
  });
}

/** @throws {DomainError} not_found, stale, conflict. forbidden: the account is not asked to sign. */
export function confirmCosigning(
  db: Db,
  signer: Reader,
  { draftId, seenVersion, now }: Vouch,
): Promise<void> {
  return inTransaction(db, async (transaction) => {
    await requireDraftFor(transaction, draftId, signer);
    const { version } = await lockEditable(transaction, draftId, seenVersion);
    if (!(await confirmCosigner(transaction, { draftId, accountId: signer.id, version, now }))) {
      throw new DomainError('forbidden', `草稿 ${draftId} 没有请您联名`, '请由领衔代表先把您加入联名人');
    }
    await keepVersion(transaction, draftId, version);
  });
}

export type CosignerOrder = {
  readonly draftId: number;
  /** The whole list. */
  readonly accountIds: readonly number[];
  readonly now: Date;
};

/** @throws {DomainError} not_found, forbidden, conflict. invalid_input: somebody who is no active deputy, or the owner. */
export function setCosigners(db: Db, owner: Reader, order: CosignerOrder): Promise<void> {
  const { draftId, accountIds, now } = order;
  return inTransaction(db, async (transaction) => {
    await lockDraft(transaction, draftId);
    requireEditable(await requireOwnDraft(transaction, draftId, owner));
    const deputies = new Set((await listActiveDeputies(transaction, owner.id)).map(({ id }) => id));
    const strangers = accountIds.filter((id) => !deputies.has(id));
    if (strangers.length > 0) {
      throw new DomainError(
        'invalid_input',
        `不能请编号为 ${strangers.join('、')} 的人联名`,
        '请从代表名单中选择在任的其他代表',
      );
    }
    await replaceCosigners(transaction, { draftId, accountIds: [...new Set(accountIds)], now });
  });
}
