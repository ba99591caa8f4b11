import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { lockReview } from '../store/issues/lock-review.ts';
import { findRecordKind } from '../store/kinds-desk/read-kind-content.ts';
import { readRecordsById } from '../store/records/read-records.ts';
import { findKind } from '../store/taxonomy/find-names.ts';
import type { Author } from './decide.ts';
import { recordDecision } from './record-decision.ts';

export type RecordLabel = Author & {
  readonly recordId: number;
  readonly kind: string;
  /** The kind that the person saw; null = 待定. */
  readonly seen: string | null;
  readonly reason: string | null;
};

/**
 * A person says what kind a record is of: a decision, seen at once, learned from and obeyed by every later run.
 *
 * @throws {DomainError} not_found: no such record or kind. stale: it is of another kind now than was seen; a record
 *   in an issue has no kind of its own, so there is nothing to compare.
 */
export function labelRecord(
  db: Db,
  { recordId, kind, seen, reason, ...author }: RecordLabel,
): Promise<{ readonly decisionId: number }> {
  return inTransaction(db, async (transaction) => {
    await lockReview(transaction);
    if ((await findKind(transaction, kind)) === undefined) {
      throw new DomainError('not_found', `没有类型 ${kind}`, '请从列表中选择');
    }
    if ((await readRecordsById(transaction, [recordId])).length === 0) {
      throw new DomainError('not_found', `没有来件 ${recordId}`, '请刷新来件列表后重试');
    }
    const own = await findRecordKind(transaction, recordId);
    if (own !== undefined && own.kindCode !== seen) {
      throw new DomainError(
        'stale',
        `来件 ${recordId} 的类型现在是 ${own.kindCode ?? '待定'}，与您看到的不同`,
        '请重新载入该来件后再改',
      );
    }
    const action = { type: 'labelRecord' as const, recordId, kind };
    const { decisionId } = await recordDecision(transaction, { ...author, reason, action });
    return { decisionId };
  });
}
