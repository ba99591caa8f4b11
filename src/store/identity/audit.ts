import type { Selectable } from 'kysely';
import type { AuditTable, Db } from '../database.ts';

export type StoredAuditEntry = Selectable<AuditTable>;
export type NewAuditEntry = Omit<StoredAuditEntry, 'id'>;

/** The only writing there is: a trigger refuses the others. */
export async function appendAudit(db: Db, { detail, ...entry }: NewAuditEntry): Promise<void> {
  await db
    .insertInto('audit')
    .values({ ...entry, detail: JSON.stringify(detail) })
    .execute();
}

export type AuditFilter = {
  readonly accountId?: number | undefined;
  readonly action?: string | undefined;
  readonly result?: AuditTable['result'] | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  /** Ids below it; none = from the newest. */
  readonly before?: number | undefined;
  readonly limit: number;
};

/** Newest first. */
export function listAudit(db: Db, filter: AuditFilter): Promise<StoredAuditEntry[]> {
  const { accountId, action, result, since, until, before, limit } = filter;
  let query = db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('id', '<', before);
  if (accountId !== undefined) query = query.where('accountId', '=', accountId);
  if (action !== undefined) query = query.where('action', '=', action);
  if (result !== undefined) query = query.where('result', '=', result);
  if (since !== undefined) query = query.where('at', '>=', since);
  if (until !== undefined) query = query.where('at', '<', until);
  return query.execute();
}
