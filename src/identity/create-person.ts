import type { Account, Role } from '../domain/account.ts';
import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import { insertAccount } from '../store/identity/accounts.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { audit } from './audit-entry.ts';
import { type Invitation, invite } from './invite.ts';
import { requireDistrict } from './require-district.ts';

export type NewPerson = {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly district: string | null;
  readonly oidcSubject: string | null;
};

export type Administering = { readonly by: Account; readonly now: Date };

/**
 * A new person without a password: the invitation is the only way in, or single sign-on.
 *
 * @throws {DomainError} conflict: the name or the subject is taken. invalid_input: a district that is none.
 */
export function createPerson(
  db: Db,
  person: NewPerson,
  { by, now }: Administering,
): Promise<{ readonly id: number; readonly invitation: Invitation }> {
  return inTransaction(db, async (transaction) => {
    await requireDistrict(transaction, person);
    const id = await insertAccount(transaction, { ...person, visitor: false });
    if (id === null) {
      throw new DomainError(
        'conflict',
        `登录名 ${person.name} 或单点登录标识已被使用`,
        '请换一个，或修改已有的账号',
      );
    }
    const event = { now, account: by, action: 'createPerson', target: `/api/people/${id}` } as const;
    await audit(transaction, { ...event, result: 'done', detail: { ...person } });
    return { id, invitation: await invite(transaction, id, { now }) };
  });
}
