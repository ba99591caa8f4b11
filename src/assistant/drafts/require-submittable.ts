import { DomainError } from '../../domain/errors.ts';
import type { Db } from '../../store/database.ts';
import type { StoredDraft } from '../../store/drafts/read-drafts.ts';
import { findHints } from './draft-hints.ts';
import { hasMachineText, judgeContent } from './judge-content.ts';

/**
 * What a draft needs before it can be submitted. Co-signers who have not signed are no obstacle: they do not sign.
 *
 * @param day YYYY-MM-DD in China.
 * @throws {DomainError} conflict: with what is missing and what to do.
 */
export async function requireSubmittable(db: Db, draft: StoredDraft, day: string): Promise<void> {
  const { title, sections } = draft.content;
  if (title.trim() === '') throw notYet('还没有标题', '请写成“关于……的建议”再提交');
  if (sections.measures.trim() === '') throw notYet('还没有具体建议', '请写明请谁做什么，再提交');
  const { sentences } = await judgeContent(db, draft.id, draft.content, day);
  const musts = findHints(draft.content).filter(({ weight }) => weight === 'must');
  const [first] = musts;
  if (first) throw notYet(`还有 ${musts.length} 处必须改正，第一处：${first.message}`, first.remedy);
  if (hasMachineText(sentences) && draft.confirmedVersion !== draft.version) {
    throw notYet('助手写的内容还没有经您核定', '请逐句看过，确认无误后点“核定”，再提交');
  }
}

const notYet = (message: string, remedy: string): DomainError =>
  new DomainError('conflict', `不能提交：${message}`, remedy);
