import type { Selectable } from 'kysely';
import type { Source } from '../../domain/record.ts';
import type { ApiKeyTable, Db } from '../database.ts';

export type StoredApiKey = Omit<Selectable<ApiKeyTable>, 'keyHash'>;

const COLUMNS = ['id', 'name', 'source', 'createdAt', 'createdBy', 'lastUsedAt', 'revokedAt'] as const;

export type NewApiKey = {
  readonly name: string;
  readonly source: Source;
  readonly keyHash: string;
  readonly createdAt: Date;
  readonly createdBy: string;
};

export function insertApiKey(db: Db, key: NewApiKey): Promise<StoredApiKey> {
  return db.insertInto('apiKey').values(key).returning(COLUMNS).executeTakeFirstOrThrow();
}

/** Revoked ones too, newest first. */
export function listApiKeys(db: Db): Promise<StoredApiKey[]> {
  return db.selectFrom('apiKey').select(COLUMNS).orderBy('id', 'desc').execute();
}

/** Not revoked. */
export function findLiveApiKey(db: Db, keyHash: string): Promise<StoredApiKey | undefined> {
  return db
    .selectFrom('apiKey')
    .select(COLUMNS)
    .where('keyHash', '=', keyHash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
}

export async function touchApiKey(db: Db, id: number, now: Date): Promise<void> {
  await db.updateTable('apiKey').set({ lastUsedAt: now }).where('id', '=', id).execute();
}

/** Revoking twice keeps the first moment. @returns undefined when there is no such key. */
export function revokeApiKey(db: Db, id: number, now: Date): Promise<{ readonly name: string } | undefined> {
  return db
    .updateTable('apiKey')
    .set(({ fn, val }) => ({ revokedAt: fn.coalesce('revokedAt', val(now)) }))
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst();
}
