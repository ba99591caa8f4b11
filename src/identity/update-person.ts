import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import {
  type AccountFields,
  findAccountBySubject,
  lockAccount,
  lockAdministrators,
  type StoredAccount,
  updateAccount,
} from '../store/identity/accounts.ts';
import { closeInvitations } from '../store/identity/invitations.ts';
import { deleteSessionsOf } from '../store/identity/sessions.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { audit } from './audit-entry.ts';
import type { Administering } from './create-person.ts';
import { type Invitation, invite } from './invite.ts';
import { requireDistrict } from './require-district.ts';
import { roleFault, takeoverFault } from './role-rules.ts';

export type PersonChange = {
  readonly id: number;
  /** As the administrator saw it. */
  readonly version: number;
  /** What is undefined stays. */
  readonly fields: { readonly [K in keyof AccountFields]?: AccountFields[K] | undefined };
};

/**
 * Whoever loses an account is signed out at once, and so is who gets another role or district.
 *
 * @throws {DomainError} not_found; stale; forbidden: against 三员分立, or the last administrator. conflict: the
 *   subject is tied to another account. invalid_input: a district that is none.
 */
export function updatePerson(
  db: Db,
  { id, version, fields }: PersonChange,
  { by, now }: Administering,
): Promise<void> {
  return inTransaction(db, async (transaction) => {
    // First, so that of two administrators who remove each other one comes second.
    const administrators = (await lockAdministrators(transaction)).length;
    const person = await requirePerson(transaction, id);
    if (person.version !== version) throw refuseStale(person, version);
    const next = mergeFields(person, fields);
    const fault = roleFault({ by, person, to: next, administrators });
    if (fault !== null) throw new DomainError('forbidden', fault.message, fault.remedy);
    if (next.oidcSubject !== person.oidcSubject) refuseTakeover(person);
    await requireDistrict(transaction, next);
    await requireFreeSubject(transaction, id, next.oidcSubject);
    await updateAccount(transaction, id, next);
    if (isOther(person, next)) await deleteSessionsOf(transaction, id);
    if (!next.active) await closeInvitations(transaction, id, now);
    const event = { now, account: by, action: 'updatePerson', target: `/api/people/${id}` } as const;
    await audit(transaction, { ...event, result: 'done', detail: { name: person.name, ...fields } });
  });
}

/** @throws {DomainError} not_found; conflict: the account is closed; forbidden: an auditor's that is in use. */
export function invitePerson(db: Db, id: number, { by, now }: Administering): Promise<Invitation> {
  return inTransaction(db, async (transaction) => {
    const person = await requirePerson(transaction, id);
    if (!person.active) throw new DomainError('conflict', `账号 ${person.name} 已停用`, '请先启用该账号');
    refuseTakeover(person);
    const event = { now, account: by, action: 'invitePerson', target: `/api/people/${id}` } as const;
    await audit(transaction, { ...event, result: 'done', detail: { name: person.name } });
    return invite(transaction, id, { now });
  });
}

async function requirePerson(db: Db, id: number): Promise<StoredAccount> {
  const person = await lockAccount(db, id);
  if (person === undefined) throw new DomainError('not_found', `没有人员 ${id}`, '请刷新列表后重试');
  if (person.visitor) throw new DomainError('forbidden', '演示账号不能修改', '请另建账号');
  return person;
}

/** @throws {DomainError} forbidden */
function refuseTakeover({ role, passwordHash, oidcSubject }: StoredAccount): void {
  const fault = takeoverFault({ role, hasPassword: passwordHash !== null, oidcSubject });
  if (fault !== null) throw new DomainError('forbidden', fault.message, fault.remedy);
}

function mergeFields(person: StoredAccount, fields: PersonChange['fields']): AccountFields {
  const { displayName, role, district, oidcSubject, active } = person;
  return {
    displayName: fields.displayName ?? displayName,
    role: fields.role ?? role,
    district: fields.district === undefined ? district : fields.district,
    oidcSubject: fields.oidcSubject === undefined ? oidcSubject : fields.oidcSubject,
    active: fields.active ?? active,
  };
}

async function requireFreeSubject(db: Db, id: number, oidcSubject: string | null): Promise<void> {
  const owner = oidcSubject === null ? undefined : await findAccountBySubject(db, oidcSubject);
  if (owner === undefined || owner.id === id) return;
  throw new DomainError('conflict', `单点登录标识已属于账号 ${owner.name}`, '请先从那个账号上去掉');
}

function isOther(person: StoredAccount, next: AccountFields): boolean {
  return !next.active || person.role !== next.role || person.district !== next.district;
}

function refuseStale(person: StoredAccount, seen: number): DomainError {
  return new DomainError(
    'stale',
    `人员 ${person.name} 已被他人更改（您看到的是第 ${seen} 版，现在是第 ${person.version} 版）`,
    '请重新载入后再改',
  );
}
