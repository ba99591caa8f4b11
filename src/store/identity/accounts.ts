import type { Selectable } from 'kysely';
import type { Role } from '../../domain/account.ts';
import type { AccountTable, Db } from '../database.ts';

export type StoredAccount = Selectable<AccountTable>;

export type NewAccount = {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly district: string | null;
  readonly oidcSubject: string | null;
  readonly visitor: boolean;
};

/** @returns its id; null when the name or the subject is taken. */
export async function insertAccount(db: Db, account: NewAccount): Promise<number | null> {
  const row = await db
    .insertInto('account')
    .values(account)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export function findAccountById(db: Db, id: number): Promise<StoredAccount | undefined> {
  return db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Inside a transaction: nobody else changes it until the end. */
export function lockAccount(db: Db, id: number): Promise<StoredAccount | undefined> {
  return db.selectFrom('account').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Whatever the case of its letters. */
export function findAccountByName(db: Db, name: string): Promise<StoredAccount | undefined> {
  return db
    .selectFrom('account')
    .selectAll()
    .where(({ fn }) => fn('lower', ['name']), '=', name.toLowerCase())
    .executeTakeFirst();
}

export function findAccountBySubject(db: Db, oidcSubject: string): Promise<StoredAccount | undefined> {
  return db.selectFrom('account').selectAll().where('oidcSubject', '=', oidcSubject).executeTakeFirst();
}

export type AccountFields = Pick<
  StoredAccount,
  'displayName' | 'role' | 'district' | 'oidcSubject' | 'active'
>;

export async function updateAccount(db: Db, id: number, fields: AccountFields): Promise<void> {
  await db
    .updateTable('account')
    .set(({ eb }) => ({ ...fields, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function setPasswordHash(db: Db, id: number, passwordHash: string, now: Date): Promise<void> {
  await db
    .updateTable('account')
    .set(({ eb }) => ({ passwordHash, passwordChangedAt: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Ids of the active administrators who are able to sign in; locked, so that two cannot remove each other. */
export async function lockAdministrators(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'administrator')
    .where('active', '=', true)
    .where('visitor', '=', false)
    .where(({ or, eb }) => or([eb('passwordHash', 'is not', null), eb('oidcSubject', 'is not', null)]))
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}
