import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import { readSettings, type Settings, writeSettings } from '../store/identity/settings.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { setPopulation } from '../store/taxonomy/districts.ts';
import { audit } from './audit-entry.ts';
import type { Administering } from './create-person.ts';

export type SettingsChange = {
  /** As the administrator saw them. */
  readonly version: number;
  /** What is undefined stays. */
  readonly agreementLine?: number | undefined;
  /** By district code; null = not known. */
  readonly populations?: Readonly<Record<string, number | null>> | undefined;
};

/** @throws {DomainError} stale; not_found: a district that is none, and nothing is changed. */
export function changeSettings(
  db: Db,
  { version: seen, agreementLine, populations = {} }: SettingsChange,
  { by, now, configured }: Administering & { readonly configured: Settings },
): Promise<void> {
  return inTransaction(db, async (transaction) => {
    const { agreementLine: before } = await readSettings(transaction, configured);
    const next = { agreementLine: agreementLine ?? before };
    const isFirst = await writeSettings(transaction, next, { seen, now, by: by.displayName });
    if (!isFirst) throw new DomainError('stale', '设置已被他人更改', '请重新载入后再改');
    for (const [code, population] of Object.entries(populations)) {
      await setPopulation(transaction, code, population);
    }
    const event = { now, account: by, action: 'updateSettings', target: '/api/settings' } as const;
    await audit(transaction, { ...event, result: 'done', detail: { agreementLine, populations } });
  });
}
