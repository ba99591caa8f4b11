import type { Account } from '../domain/account.ts';
import type { Store } from '../store/open-store.ts';
import { readSession } from './open-session.ts';
import { readSessionToken } from './session-cookie.ts';
import type { SessionTimes } from './session-rules.ts';

/** The part of the configuration that signing in needs. */
export type IdentityOptions = {
  readonly store: Store;
  readonly now: () => Date;
  readonly config: {
    readonly identity: { readonly publicAddress: string | null; readonly session: SessionTimes };
  };
  readonly demo?: boolean;
};

export type Identity = {
  /** By the cookie of the session; null = nobody. */
  readonly findAccount: (request: Request) => Promise<Account | null>;
};

export function createIdentity({ store, now, config, demo = false }: IdentityOptions): Identity {
  const { publicAddress, session: times } = config.identity;
  const cookie = { secure: isSecure(publicAddress) };
  return {
    findAccount: async (request) => {
      const token = readSessionToken(request.headers.get('cookie'), cookie);
      return token === null ? null : readSession(store.db, token, { now: now(), times, demo });
    },
  };
}

/** Whether people reach us by https: then the cookie travels by it alone. */
export const isSecure = (publicAddress: string | null): boolean =>
  publicAddress?.startsWith('https:') === true;
