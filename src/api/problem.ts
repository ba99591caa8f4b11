/** Errors as application/problem+json (RFC 9457): one mapping for the whole service. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { DomainError, type ErrorCode } from '../domain/errors.ts';
import type { Env } from './dependencies.ts';
import { shownPath } from './shown-path.ts';

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    /** One of the ErrorCodes, or 'unexpected'. */
    code: z.string(),
    /** What to do about it. */
    remedy: z.string(),
    instance: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');
type Problem = z.infer<typeof problemSchema>;

const STATUS = {
  invalid_input: 422,
  unreadable_file: 422,
  not_found: 404,
  conflict: 409,
  stale: 412,
  unauthenticated: 401,
  forbidden: 403,
  too_many: 429,
  model_unavailable: 503,
  database_unavailable: 503,
  identity_unavailable: 503,
  unbalanced: 500,
} as const satisfies Record<ErrorCode, ContentfulStatusCode>;

/** @param error what a handler threw. Of what we did not expect nothing is told but the request's id. */
export function problemOf(error: unknown, context: Context<Env>): Response {
  if (error instanceof DomainError) {
    const { code, message, remedy } = error;
    return problem(context, STATUS[code], { code, title: message, remedy });
  }
  if (error instanceof HTTPException) {
    const remedy = '请检查请求的格式';
    return problem(context, error.status, { code: 'invalid_input', title: titleOf(error), remedy });
  }
  return problem(context, 500, {
    code: 'unexpected',
    title: '服务内部出错',
    remedy: '请稍后重试；若仍出现，请把请求编号告诉管理员',
  });
}

const TITLES: Readonly<Record<number, string>> = {
  400: '请求的内容读不出来：不是完整的 JSON，或表单不完整',
  413: '请求太大',
  415: '请求内容的类型不对',
  428: '缺少 If-Match',
};

/** Ours are in Chinese; the framework's are not. */
function titleOf({ status, message }: HTTPException): string {
  return /\p{Script=Han}/u.test(message) ? message : (TITLES[status] ?? '请求的格式不对');
}

export function problem(
  context: Context<Env>,
  status: ContentfulStatusCode | number,
  fields: Pick<Problem, 'code' | 'title' | 'remedy'> & Partial<Pick<Problem, 'errors'>>,
): Response {
  const body: Problem = {
    type: 'about:blank',
    status,
    instance: shownPath(context),
    requestId: context.get('requestId') ?? '',
    ...fields,
  };
  return context.body(JSON.stringify(body), status as ContentfulStatusCode, {
    'content-type': 'application/problem+json; charset=utf-8',
  });
}
