/** Visitors of the demo: one account per role, clearly named, and a second one of staff to try what needs two. */
import type { Role } from '../domain/account.ts';
import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import { findAccountByName, insertAccount, type NewAccount } from '../store/identity/accounts.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { audit } from './audit-entry.ts';
import { type Opened, openSession } from './open-session.ts';
import type { SessionTimes } from './session-rules.ts';

type Visitor = Pick<NewAccount, 'name' | 'displayName' | 'district'>;

const VISITORS: Record<Role, Visitor> = {
  deputy: { name: '演示-代表', displayName: '演示·代表', district: '云岩区' },
  staff: { name: '演示-工作人员', displayName: '演示·工作人员', district: null },
  committee: { name: '演示-主任会议', displayName: '演示·主任会议', district: null },
  administrator: { name: '演示-管理员', displayName: '演示·管理员', district: null },
  auditor: { name: '演示-审计员', displayName: '演示·审计员', district: null },
};
const SECOND_STAFF: Visitor = {
  name: '演示-工作人员二',
  displayName: '演示·工作人员（二）',
  district: null,
};

export type Visit = {
  readonly role: Role;
  readonly second: boolean;
  readonly now: Date;
  readonly times: SessionTimes;
};

/** @throws {DomainError} not_found: the role has no second visitor. */
export function signInVisitor(db: Db, { role, second, now, times }: Visit): Promise<Opened> {
  if (second && role !== 'staff') {
    throw new DomainError('not_found', '只有工作人员有第二个演示账号', '请去掉 second');
  }
  const visitor = second ? SECOND_STAFF : VISITORS[role];
  return inTransaction(db, async (transaction) => {
    await insertAccount(transaction, { ...visitor, role, oidcSubject: null, visitor: true });
    const account = await findAccountByName(transaction, visitor.name);
    if (!account?.visitor) throw new RangeError(`the name ${visitor.name} is taken`);
    const target = '/api/session/visitor';
    await audit(transaction, { now, account, action: 'signInAsVisitor', target, result: 'done' });
    return openSession(transaction, account, { now, times });
  });
}
