import type { Context, MiddlewareHandler } from 'hono';
import type { Account } from '../domain/account.ts';
import { DomainError } from '../domain/errors.ts';
import type { ApiKey } from '../identity/api-key.ts';
import { ACCESS, type Access, type Operation } from './access.ts';
import type { Env } from './dependencies.ts';

/** Lets through whom the access table names. */
export function guard(operation: Operation): MiddlewareHandler<Env> {
  const { who }: Access = ACCESS[operation];
  return async function guardRoute(context, next) {
    context.set('operation', operation);
    if (who === 'key') requireKeyFor(context);
    if (typeof who !== 'string') {
      const refusal = refusalOf(operation, requireAccount(context));
      if (refusal !== null) throw forbidden(refusal);
    }
    await next();
  };
}

/** What the account may call, public operations too; null = nobody signed in. */
export function operationsOf(account: Account | null): Operation[] {
  const operations = Object.keys(ACCESS) as Operation[];
  return operations.filter((operation) => {
    const { who }: Access = ACCESS[operation];
    if (typeof who === 'string') return who === 'public';
    return account !== null && refusalOf(operation, account) === null;
  });
}

/** @throws {DomainError} forbidden: what is right for a whole operation, asked within another. */
export function requireRightTo(operation: Operation, account: Account): void {
  const refusal = refusalOf(operation, account);
  if (refusal !== null) throw forbidden(refusal);
}

function refusalOf(operation: Operation, { role, district }: Account): string | null {
  const { who, scope }: Access = ACCESS[operation];
  if (typeof who !== 'string' && !who.includes(role)) return '您的角色不能使用这项功能';
  if (scope === 'city' && district !== null) return `这里显示全市的内容，而您的账号限于${district}`;
  return null;
}

function forbidden(message: string): DomainError {
  return new DomainError('forbidden', message, '如确有需要，请联系管理员调整角色或区域');
}

/** @throws {DomainError} unauthenticated */
export function requireAccount(context: Context<Env>): Account {
  const account = context.get('account');
  if (account) return account;
  throw new DomainError('unauthenticated', '尚未登录，或登录已过期', '请登录后重试');
}

/**
 * The key that a pushing system came with: Authorization: Bearer msk_…
 *
 * @throws {DomainError} unauthenticated
 */
export function requireKey(context: Context<Env>): ApiKey {
  const key = context.get('apiKey');
  if (key) return key;
  throw new DomainError(
    'unauthenticated',
    '缺少有效的 API 密钥',
    '请在请求头中加上 Authorization: Bearer 密钥；密钥由管理员发放',
  );
}

/** A key is for one source, the one named in the address. */
function requireKeyFor(context: Context<Env>): void {
  const key = requireKey(context);
  const source = context.req.param('source');
  if (source === undefined || source === key.source) return;
  throw new DomainError(
    'forbidden',
    `这个 API 密钥只能推送 ${key.source}，不能推送 ${source}`,
    '请改用对应来源的地址，或请管理员另发密钥',
  );
}
