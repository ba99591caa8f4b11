/** OpenID Connect, authorization code with PKCE, state and nonce. Accounts are made by administrators, never by a provider. */
import * as client from 'openid-client';
import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import {
  type AccountFields,
  findAccountByName,
  findAccountBySubject,
  type StoredAccount,
  updateAccount,
} from '../store/identity/accounts.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { audit } from './audit-entry.ts';
import { type Opened, openSession } from './open-session.ts';
import type { SessionTimes } from './session-rules.ts';

export type Provider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly nameClaim: string;
};

/** What the browser keeps, in a cookie, between leaving and coming back. */
export type Errand = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** Who the provider says it is. */
export type Claims = { readonly subject: string; readonly name: string | null };

export type SingleSignOn = {
  readonly start: () => Promise<{ readonly address: string; readonly errand: Errand }>;
  /** @param callback the address the browser came back to, with the provider's answer in its query. */
  readonly finish: (callback: URL, errand: Errand) => Promise<Claims>;
};

/** @param redirectAddress as registered with the provider. */
export function createSingleSignOn(provider: Provider, redirectAddress: string): SingleSignOn {
  let discovered: Promise<client.Configuration> | null = null;
  const discover = () => {
    // A provider that was down is asked again at the next sign-in.
    discovered ??= discoverProvider(provider).catch((error: unknown) => {
      discovered = null;
      throw explain(error);
    });
    return discovered;
  };
  return {
    start: async () => {
      const errand = makeErrand();
      const address = client.buildAuthorizationUrl(await discover(), {
        redirect_uri: redirectAddress,
        scope: 'openid profile',
        code_challenge: await client.calculatePKCECodeChallenge(errand.verifier),
        code_challenge_method: 'S256',
        state: errand.state,
        nonce: errand.nonce,
      });
      return { address: address.href, errand };
    },
    finish: async (callback, errand) => {
      const configuration = await discover();
      const address = new URL(`${redirectAddress}${callback.search}`);
      const checks = {
        pkceCodeVerifier: errand.verifier,
        expectedState: errand.state,
        expectedNonce: errand.nonce,
        idTokenExpected: true,
      };
      const tokens = await client.authorizationCodeGrant(configuration, address, checks).catch(refuse);
      return claimsOf(tokens.claims(), provider);
    },
  };
}

function makeErrand(): Errand {
  return {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  };
}

function discoverProvider({ issuer, clientId, clientSecret }: Provider): Promise<client.Configuration> {
  const { protocol, hostname } = new URL(issuer);
  // Plain http only to this machine, for trials.
  const isLocal = protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  const execute = isLocal ? [client.allowInsecureRequests] : [];
  const secret = clientSecret === '' ? undefined : clientSecret;
  return client.discovery(new URL(issuer), clientId, secret, undefined, { execute });
}

function claimsOf(claims: client.IDToken | undefined, { nameClaim }: Provider): Claims {
  if (claims === undefined) throw new RangeError('no id token');
  const name = claims[nameClaim];
  return { subject: claims.sub, name: typeof name === 'string' ? name : null };
}

function explain(cause: unknown): DomainError {
  return new DomainError(
    'identity_unavailable',
    '统一身份认证暂时无法使用',
    '请稍后重试，或用密码登录；管理员请检查 MINSHENG_OIDC_ISSUER 与网络',
    { cause },
  );
}

function refuse(cause: unknown): never {
  throw new DomainError('unauthenticated', '单点登录没有完成或已过期', '请重新登录', { cause });
}

export type SingleSigningOn = {
  readonly claims: Claims;
  readonly address: string | null;
  readonly now: Date;
  readonly times: SessionTimes;
};

/**
 * Signs in to the account that has the subject, or, the first time, to the one that has the name: it is tied to
 * the subject from then on.
 *
 * @throws {DomainError} forbidden: nobody made an account for them.
 */
export async function signInWithClaims(db: Db, given: SingleSigningOn): Promise<Opened> {
  const { claims, address, now, times } = given;
  const detail = { address, subject: claims.subject };
  const event = { now, action: 'finishSingleSignOn', target: '/api/session/oidc', detail };
  const opened = await inTransaction(db, async (transaction) => {
    const account = await findOrTie(transaction, claims);
    if (!account?.active || account.visitor) return null;
    await audit(transaction, { ...event, account, result: 'done' });
    return openSession(transaction, account, { now, times });
  });
  if (opened !== null) return opened;
  await audit(db, { ...event, account: null, actor: '（没有账号）', result: 'refused' });
  throw new DomainError('forbidden', '您还没有民声的账号，或账号已停用', '请联系管理员开通');
}

async function findOrTie(db: Db, { subject, name }: Claims): Promise<StoredAccount | undefined> {
  const tied = await findAccountBySubject(db, subject);
  if (tied !== undefined || name === null) return tied;
  const named = await findAccountByName(db, name);
  if (named === undefined || named.oidcSubject !== null || named.visitor) return undefined;
  const { displayName, role, district, active }: AccountFields = named;
  await updateAccount(db, named.id, { displayName, role, district, active, oidcSubject: subject });
  return named;
}
