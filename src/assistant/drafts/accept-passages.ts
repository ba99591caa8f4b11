/** Sentences that the assistant offered, put into the draft by its owner. */
import type { DraftContent, Section } from '../../domain/draft.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Db } from '../../store/database.ts';
import type { Reader } from '../../store/drafts/draft-readers.ts';
import { markAccepted, readSectionPassages } from '../../store/drafts/passages.ts';
import { inTransaction } from '../../store/in-transaction.ts';
import type { StoredPassage } from '../../store/turns/passages.ts';
import { assembleSection } from '../assemble-section.ts';
import { mayStandInDraft } from '../write/judge-sentence.ts';
import { lockEditable, requireOwnDraft } from './require-draft.ts';
import { saveContent } from './save-content.ts';

export const ACCEPT_MODES = ['append', 'replace'] as const;

export type Acceptance = {
  readonly draftId: number;
  readonly turnId: number;
  readonly section: Section;
  /** null: all of the section that may stand in a draft. */
  readonly passageIds: readonly number[] | null;
  readonly mode: (typeof ACCEPT_MODES)[number];
  readonly seenVersion: number;
  readonly now: Date;
};

/** @throws {DomainError} not_found, forbidden, stale, conflict; invalid_input: it would be too long. */
export function acceptPassages(db: Db, owner: Reader, acceptance: Acceptance): Promise<void> {
  const { draftId, section, mode, seenVersion, now } = acceptance;
  return inTransaction(db, async (transaction) => {
    await requireOwnDraft(transaction, draftId, owner);
    const { content } = await lockEditable(transaction, draftId, seenVersion);
    const passages = choosePassages(await readSectionPassages(transaction, acceptance), acceptance);
    const written = assembleSection(section, passages);
    const before = content.sections[section].trimEnd();
    const text = mode === 'append' && before !== '' ? `${before}\n${written}` : written;
    await saveContent(transaction, seenVersion, {
      ...{ draftId, now, cause: 'assistant', savedBy: owner.id },
      content: withSection(content, section, text),
    });
    await markAccepted(
      transaction,
      passages.map(({ id }) => id),
      { acceptedBy: owner.id, now },
    );
  });
}

function choosePassages(
  all: readonly StoredPassage[],
  { turnId, section, passageIds }: Acceptance,
): readonly StoredPassage[] {
  const chosen = all.filter(({ id, verdict }) => passageIds?.includes(id) ?? mayStandInDraft(verdict));
  const missing = passageIds?.filter((id) => !all.some((passage) => passage.id === id)) ?? [];
  if (missing.length > 0 || chosen.length === 0) {
    throw new DomainError(
      'not_found',
      `回合 ${turnId} 的这一部分（${section}）没有${missing.length > 0 ? `句子 ${missing.join('、')}` : '可以写入的句子'}`,
      '请刷新后重新选择',
    );
  }
  const barred = chosen.find(({ verdict }) => !mayStandInDraft(verdict));
  if (barred === undefined) return chosen;
  const reasons = barred.verdict.faults.map(({ message }) => message).join('；');
  throw new DomainError('conflict', `这一句不能写入草稿：${reasons}`, '请自己另写一句');
}

const withSection = (content: DraftContent, section: Section, text: string): DraftContent => ({
  ...content,
  sections: { ...content.sections, [section]: text },
});
