import { DomainError } from '../../domain/errors.ts';
import type { Db } from '../../store/database.ts';
import type { StoredDraft } from '../../store/drafts/read-drafts.ts';
import { findHints } from './find-hints.ts';
import { hasMachineText, judgeContent } from './judge-content.ts';

/** When and where it is submitted: the day (YYYY-MM-DD) in China, and the city. */
export type Place = { readonly day: string; readonly city: string };

/**
 * What a draft needs before it can be submitted: a title, measures, nothing that the check says must not stand, and
 * somebody who vouches for a machine's words. Co-signers who have not signed are no obstacle: they do not sign.
 *
 * @throws {DomainError} conflict: with what is missing and what to do.
 */
export async function requireSubmittable(db: Db, draft: StoredDraft, { day, city }: Place): Promise<void> {
  const { id, content, version, confirmedVersion } = draft;
  const judged = await judgeContent(db, id, content, day);
  // Earlier suggestions are advice and never in the way, so they are not searched for.
  const hints = await findHints(db, { ...judged, content, day, city, earlier: [] });
  const musts = hints.filter(({ weight }) => weight === 'must');
  const [first] = musts;
  if (first) throw notYet(`有 ${musts.length} 处必须改正，第一处：${first.message}`, first.remedy);
  if (hasMachineText(judged.sentences) && confirmedVersion !== version) {
    throw notYet('助手写的内容还没有经您核定', '请逐句看过，确认无误后核定，再提交');
  }
}

const notYet = (message: string, remedy: string): DomainError =>
  new DomainError('conflict', `不能提交：${message}`, remedy);
