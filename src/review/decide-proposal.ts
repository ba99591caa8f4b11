/** A person takes up a kind that a run proposed, or does not. */
import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { lockReview } from '../store/issues/lock-review.ts';
import {
  decideKindProposal,
  findKindProposal,
  type StoredKindProposal,
} from '../store/runs/kind-proposals.ts';
import type { Author } from './decide.ts';
import { createKind, type SavedKind } from './edit-kind.ts';
import { recordDecision } from './record-decision.ts';

export type Acceptance = {
  readonly fieldCode: string;
  readonly name: string;
  readonly lead: string | null;
  readonly usualAsk: string;
  /** Those of the proposed issues that take the new kind at once. */
  readonly issueIds: readonly number[];
};

export type AcceptedProposal = { readonly kind: SavedKind; readonly decisionIds: readonly number[] };

/** @throws {DomainError} not_found; conflict: decided before, an issue that it does not name, or as createKind. */
export function acceptProposal(
  db: Db,
  id: number,
  { issueIds, ...wanted }: Acceptance,
  author: Author,
): Promise<AcceptedProposal> {
  return inTransaction(db, async (transaction) => {
    await lockReview(transaction);
    const proposal = await requireOpen(transaction, id);
    const strange = issueIds.find((issueId) => !proposal.issueIds.includes(issueId));
    if (strange !== undefined) {
      throw new DomainError('conflict', `事项 ${strange} 不在这项提议中`, '请重新载入提议后再选');
    }
    const lexicon = { strong: [], usual: [...proposal.keywords], not: [], pairs: [] };
    const kind = await createKind(transaction, { ...wanted, assist: [], lexicon });
    await decideKindProposal(transaction, id, 'accepted');
    return { kind, decisionIds: await setKinds(transaction, issueIds, kind.code, author) };
  });
}

/** @throws {DomainError} not_found; conflict: decided before. */
export function rejectProposal(db: Db, id: number): Promise<void> {
  return inTransaction(db, async (transaction) => {
    await lockReview(transaction);
    await requireOpen(transaction, id);
    await decideKindProposal(transaction, id, 'rejected');
  });
}

async function setKinds(
  db: Db,
  issueIds: readonly number[],
  kind: string,
  author: Author,
): Promise<number[]> {
  const decisionIds: number[] = [];
  for (const issueId of issueIds) {
    const action = { type: 'setKind' as const, issueId, kind };
    const { decisionId } = await recordDecision(db, { ...author, reason: '采纳新类型提议', action });
    decisionIds.push(decisionId);
  }
  return decisionIds;
}

async function requireOpen(db: Db, id: number): Promise<StoredKindProposal> {
  const proposal = await findKindProposal(db, id);
  if (proposal === undefined)
    throw new DomainError('not_found', `没有类型提议 ${id}`, '请刷新提议列表后重试');
  if (proposal.state === 'proposed') return proposal;
  throw new DomainError('conflict', `类型提议 ${id} 已有人决定`, '请刷新提议列表');
}
