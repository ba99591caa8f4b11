import type { MiddlewareHandler } from 'hono';
import { DomainError } from '../domain/errors.ts';
import { isForeign } from '../identity/foreign-request.ts';
import type { Env } from './dependencies.ts';

/** Before the session is looked at: what a page of another site sends changes nothing here. */
export function refuseForeign(publicAddress: string | null): MiddlewareHandler<Env> {
  return async function refuseForeignRequest(context, next) {
    const header = (name: string) => context.req.header(name) ?? null;
    const request = {
      method: context.req.method,
      fetchSite: header('sec-fetch-site'),
      origin: header('origin'),
      host: header('host') ?? new URL(context.req.url).host,
    };
    if (isForeign(request, publicAddress)) {
      throw new DomainError(
        'forbidden',
        '这个请求来自其他网站，已拒绝',
        '请从民声的页面操作；经反向代理访问时请设置 MINSHENG_PUBLIC_ADDRESS',
      );
    }
    await next();
  };
}
