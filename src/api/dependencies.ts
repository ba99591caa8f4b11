import type { Config } from '../config/config.ts';
import type { Account } from '../domain/account.ts';
import type { Store } from '../store/open-store.ts';

/** Everything the routes work with; handed down by serve.ts and by tests. */
export type Dependencies = {
  readonly store: Store;
  readonly config: Config;
  readonly now: () => Date;
};

/** What the middleware leaves for the handlers. */
export type Variables = {
  requestId: string;
  /** Who signed in; null on public routes without a session. */
  account: Account | null;
};

export type Env = { Variables: Variables };
