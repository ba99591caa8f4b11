import type { Account } from '../domain/account.ts';
import { DomainError } from '../domain/errors.ts';
import type { Source } from '../domain/record.ts';
import type { Db } from '../store/database.ts';
import {
  findLiveApiKey,
  insertApiKey,
  revokeApiKey,
  type StoredApiKey,
  touchApiKey,
} from '../store/identity/api-keys.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { audit } from './audit-entry.ts';
import { hashToken, newToken } from './token.ts';

/** So that a key is recognised for what it is wherever it turns up. */
const PREFIX = 'msk_';
/** last_used_at is written once a minute at most. */
const USED_STEP = 60_000;

export type ApiKey = Pick<StoredApiKey, 'id' | 'name' | 'source'>;

/** @returns whose key the header `Authorization: Bearer msk_…` holds; null = none, unknown or revoked. */
export async function findKey(db: Db, request: Request, now: Date): Promise<ApiKey | null> {
  const secret = /^Bearer (msk_[\w-]{20,100})$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const key = secret === undefined ? undefined : await findLiveApiKey(db, hashToken(secret));
  if (key === undefined) return null;
  const { id, name, source, lastUsedAt } = key;
  if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= USED_STEP) {
    await touchApiKey(db, id, now);
  }
  return { id, name, source };
}

export type KeyMaking = {
  readonly name: string;
  readonly source: Source;
  readonly by: Account;
  readonly now: Date;
};

/** @returns the secret too, this once. */
export function makeKey(
  db: Db,
  { name, source, by, now }: KeyMaking,
): Promise<{ readonly key: StoredApiKey; readonly secret: string }> {
  const secret = PREFIX + newToken();
  return inTransaction(db, async (transaction) => {
    const key = await insertApiKey(transaction, {
      name,
      source,
      keyHash: hashToken(secret),
      createdAt: now,
      createdBy: by.displayName,
    });
    const event = { now, account: by, action: 'createApiKey', target: `/api/api-keys/${key.id}` };
    await audit(transaction, { ...event, result: 'done', detail: { name, source } });
    return { key, secret };
  });
}

/** @throws {DomainError} not_found */
export function revokeKey(db: Db, id: number, { by, now }: { by: Account; now: Date }): Promise<void> {
  return inTransaction(db, async (transaction) => {
    const key = await revokeApiKey(transaction, id, now);
    if (key === undefined) throw new DomainError('not_found', `没有 API 密钥 ${id}`, '请刷新列表后重试');
    const event = { now, account: by, action: 'revokeApiKey', target: `/api/api-keys/${id}` };
    await audit(transaction, { ...event, result: 'done', detail: { name: key.name } });
  });
}
