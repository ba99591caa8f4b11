import type { Account } from '../domain/account.ts';
import type { Db } from '../store/database.ts';
import { appendAudit } from '../store/identity/audit.ts';

export type AuditResult = 'done' | 'refused' | 'failed';

export type Event = {
  readonly now: Date;
  /** null: nobody signed in. */
  readonly account: Pick<Account, 'id' | 'displayName' | 'name'> | null;
  /** Said instead of the account: an API key, or a name nobody has. */
  readonly actor?: string;
  /** An operation of the access table, or lockOut. */
  readonly action: string;
  readonly target: string;
  readonly result: AuditResult;
  /** Never the text of a record, a password or a token. */
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** Give it the transaction of the change itself: then there is no change without its line. */
export function audit(db: Db, { now, account, actor, action, target, result, detail = {} }: Event) {
  return appendAudit(db, {
    at: now,
    accountId: account?.id ?? null,
    actor: actor ?? (account ? `${account.displayName}（${account.name}）` : '未登录'),
    action,
    target,
    result,
    detail,
  });
}
