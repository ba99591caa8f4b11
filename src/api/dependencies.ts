import type { Config } from '../config/config.ts';
import type { Account } from '../domain/account.ts';
import type { ApiKey } from '../identity/api-key.ts';
import type { Wake } from '../jobs/enqueue.ts';
import type { Store } from '../store/open-store.ts';
import type { Operation } from './access.ts';
import type { TurnRunner } from './turn-runner.ts';

/** Everything the routes work with; handed down by serve.ts and by tests. */
export type Dependencies = {
  readonly store: Store;
  readonly config: Config;
  readonly now: () => Date;
  /** Sample data: a visitor on this machine may sign in as any role. */
  readonly demo?: boolean;
  /** Tells the worker of this process that a job waits; without it workers look by themselves. */
  readonly wake?: Wake;
  /** Aborted when the service shuts down: answers that would go on end. */
  readonly closing?: AbortSignal;
  /** Writes drafts; the app makes one of its own when left out. Whoever closes the store stops it first. */
  readonly turns?: TurnRunner;
};

/** What the middleware leaves for the handlers. */
export type Variables = {
  requestId: string;
  /** Who signed in; null on public routes without a session. */
  account: Account | null;
  /** The same, asked again: an answer that goes on for minutes outlives a session. */
  readAccount: () => Promise<Account | null>;
  /** Which row of the access table answers; unset for addresses that are none. */
  operation?: Operation;
  /** Of a pushing system; null = none, or revoked. */
  apiKey?: ApiKey | null;
  /** The handler wrote its own line in the audit log, with the change in one transaction. */
  audited?: boolean;
};

export type Env = { Variables: Variables };
