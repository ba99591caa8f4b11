import type { Db } from '../store/database.ts';
import { findAccountByName, insertAccount, lockAdministrators } from '../store/identity/accounts.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { audit } from './audit-entry.ts';
import { invite } from './invite.ts';

const NAME = 'admin';
const HOURS = 24;

/**
 * At a start without anybody who could let others in: one administrator with a one-time link, never a default
 * password. A link that was not used is replaced by a new one at the next start.
 *
 * @returns null when there is an administrator who can sign in.
 */
export function createFirstAdministrator(
  db: Db,
  now: Date,
): Promise<{ readonly token: string; readonly expiresAt: Date } | null> {
  return inTransaction(db, async (transaction) => {
    if ((await lockAdministrators(transaction)).length > 0) return null;
    const account = { name: NAME, displayName: '系统管理员', role: 'administrator', district: null } as const;
    await insertAccount(transaction, { ...account, oidcSubject: null, visitor: false });
    const stored = await findAccountByName(transaction, NAME);
    // Somebody made the name a visitor's, or closed it by hand in the database.
    if (stored?.role !== 'administrator') throw new RangeError(`the name ${NAME} is taken`);
    const target = `/api/people/${stored.id}`;
    const event = { now, account: null, actor: '首次启动', action: 'invitePerson', target } as const;
    await audit(transaction, { ...event, result: 'done' });
    return invite(transaction, stored.id, { now, hours: HOURS });
  });
}
