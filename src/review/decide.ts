/**
 * From an act on a page to a decision: checks that the person saw the issue as it is, reads who is in it, and
 * records what was meant.
 */
import type { DecisionAction } from '../domain/decision.ts';
import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { readCurrentAsks, readCurrentIssues, readFirstTitle } from '../store/issues/current-members.ts';
import { lockReview } from '../store/issues/lock-review.ts';
import { readDecisionsOf } from '../store/issues/read-decisions.ts';
import { findIssue, nextIssueId, type StoredIssue } from '../store/issues/read-issues.ts';
import { insertSplitIssue } from '../store/issues/write-issue.ts';
import { findDepartment, findKind } from '../store/taxonomy/find-names.ts';
import type { Act } from './act.ts';
import { isSamePerson } from './person-fields.ts';
import { type RecordedDecision, recordDecision } from './record-decision.ts';

export type Author = { readonly author: string; readonly authorId: number | null };

export type Deciding = Author & {
  readonly issueId: number;
  /** Of the issue as the person saw it. */
  readonly version: number;
  readonly act: Act;
  readonly reason: string | null;
};

export type Decided = RecordedDecision & {
  /** The issue that a split made. */
  readonly newIssueId: number | null;
};

/**
 * @throws {DomainError} not_found; stale: the issue, or the other one, changed since it was seen;
 *   conflict: the act does not fit the state (checking what is not confirmed, or one's own confirmation;
 *   asks that are not in the issue; an empty issue).
 */
export function decide(db: Db, { issueId, version, act, reason, ...author }: Deciding): Promise<Decided> {
  return inTransaction(db, async (transaction) => {
    await lockReview(transaction);
    const issue = await requireSeen(transaction, { issueId, version });
    const action = await actionOf(transaction, issue, act, author);
    const recorded = await recordDecision(transaction, { ...author, reason, action });
    return { ...recorded, newIssueId: action.type === 'split' ? action.newIssueId : null };
  });
}

async function requireSeen(
  db: Db,
  { issueId, version }: { issueId: number; version: number },
): Promise<StoredIssue> {
  const issue = await findIssue(db, issueId);
  if (issue === undefined) throw new DomainError('not_found', `没有事项 ${issueId}`, '请刷新事项列表后重试');
  if (issue.version === version) return issue;
  throw new DomainError(
    'stale',
    `事项 ${issueId} 已被他人或一次运行更改（您看到的是第 ${version} 版，现在是第 ${issue.version} 版）`,
    '请重新载入该事项，看过变化后再作决定',
  );
}

async function actionOf(db: Db, issue: StoredIssue, act: Act, author: Author): Promise<DecisionAction> {
  const issueId = issue.id;
  switch (act.act) {
    case 'confirm':
      return { type: 'confirm', issueId, askIds: await requireMembers(db, issueId) };
    case 'check':
      await requireCheckable(db, issue, author);
      return { type: 'check', issueId };
    case 'reject':
      return { type: 'reject', issueId };
    case 'rename':
      return { type: 'rename', issueId, title: act.title };
    case 'setKind':
      requireName(await findKind(db, act.kind), `类型 ${act.kind}`);
      return { type: 'setKind', issueId, kind: act.kind };
    case 'setLead':
      requireName(await findDepartment(db, act.department), `单位 ${act.department}`);
      return { type: 'setLead', issueId, department: act.department };
    case 'move': {
      const target = await requireOther(db, issueId, act.to);
      const askIds = await requireAsksOf(db, issueId, act.askIds);
      return {
        type: 'move',
        from: [issueId],
        to: target.id,
        askIds,
        beside: await readCurrentAsks(db, target.id),
      };
    }
    case 'add': {
      const askIds = await requireAsksOf(db, null, act.askIds);
      return { type: 'move', from: [], to: issueId, askIds, beside: await readCurrentAsks(db, issueId) };
    }
    case 'merge': {
      const target = await requireOther(db, issueId, act.into);
      const askIds = await requireMembers(db, issueId);
      return {
        type: 'merge',
        from: issueId,
        into: target.id,
        askIds,
        beside: await readCurrentAsks(db, target.id),
      };
    }
    case 'split':
      return split(db, issue, await requireAsksOf(db, issueId, act.askIds));
    case 'remove': {
      const askIds = await requireAsksOf(db, issueId, act.askIds);
      return { type: 'remove', issueId, askIds, rest: await requireRest(db, issueId, askIds) };
    }
    case 'apart': {
      const other = await requireOther(db, issueId, act.other);
      return {
        type: 'apart',
        issueIds: [issueId, other.id],
        left: await requireMembers(db, issueId),
        right: await requireMembers(db, other.id),
      };
    }
  }
}

async function split(db: Db, issue: StoredIssue, askIds: number[]): Promise<DecisionAction> {
  const rest = await requireRest(db, issue.id, askIds);
  const newIssueId = await nextIssueId(db);
  const title = await readFirstTitle(db, askIds);
  await insertSplitIssue(db, { id: newIssueId, fromIssueId: issue.id, title });
  return { type: 'split', issueId: issue.id, newIssueId, askIds, rest };
}

async function requireMembers(db: Db, issueId: number): Promise<number[]> {
  const askIds = await readCurrentAsks(db, issueId);
  if (askIds.length > 0) return askIds;
  throw new DomainError('conflict', `事项 ${issueId} 已没有来件`, '它的来件已移到别处，请到“沿革”中查看去向');
}

async function requireAsksOf(db: Db, issueId: number | null, askIds: readonly number[]): Promise<number[]> {
  const wanted = [...new Set(askIds)].toSorted((a, b) => a - b);
  const current = await readCurrentIssues(db, wanted);
  const strange = wanted.filter((askId) => !current.has(askId) || current.get(askId) !== issueId);
  if (strange.length === 0 && wanted.length > 0) return wanted;
  const where = issueId === null ? '未归组的诉求' : `事项 ${issueId}`;
  throw new DomainError(
    'conflict',
    wanted.length === 0 ? '没有选中诉求' : `诉求 ${strange.slice(0, 5).join('、')} 不在${where}中`,
    '请重新载入后再选',
  );
}

async function requireRest(db: Db, issueId: number, askIds: readonly number[]): Promise<number[]> {
  const taken = new Set(askIds);
  const rest = (await readCurrentAsks(db, issueId)).filter((askId) => !taken.has(askId));
  if (rest.length > 0) return rest;
  throw new DomainError('conflict', `选中的是事项 ${issueId} 的全部诉求`, '请至少留下一条，或改为“不成立”');
}

async function requireOther(
  db: Db,
  issueId: number,
  other: { issueId: number; version: number },
): Promise<StoredIssue> {
  if (other.issueId !== issueId) return requireSeen(db, other);
  throw new DomainError('conflict', `事项 ${issueId} 不能与自己合并、移动或区分`, '请选择另一个事项');
}

async function requireCheckable(db: Db, issue: StoredIssue, author: Author): Promise<void> {
  const confirmed = (await readDecisionsOf(db, issue.id)).findLast(({ action }) => action.type === 'confirm');
  if (issue.state !== 'confirmed' || confirmed === undefined) {
    throw new DomainError('conflict', `事项 ${issue.id} 尚未确认或已复核`, '先由一人确认，再由另一人复核');
  }
  if (!isSamePerson(confirmed, author)) return;
  throw new DomainError('conflict', '不能复核自己的确认', '请由另一位工作人员复核');
}

function requireName(found: unknown, what: string): void {
  if (found === undefined) throw new DomainError('not_found', `没有${what}`, '请从列表中选择');
}
