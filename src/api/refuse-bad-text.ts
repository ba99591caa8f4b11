import type { MiddlewareHandler } from 'hono';
import { DomainError } from '../domain/errors.ts';
import type { Env } from './dependencies.ts';
import { stringsIn } from './strings-in.ts';

/** What PostgreSQL cannot store as text or JSON: the zero character, and half of a pair of UTF-16 units. */
const BAD = /\0|\p{Surrogate}/u;
const JSON_TYPE = /^application\/(?:[a-z.-]+\+)?json\b/;

/**
 * One rule for every text that comes by an address or a JSON body; without it the database would refuse it, as our
 * error. A file and what a system pushes are exempt: their readers reject such rows one by one.
 *
 * @throws {DomainError} invalid_input
 */
export const refuseBadText: MiddlewareHandler<Env> = async function refuseBadText(context, next) {
  const { req } = context;
  if (isBad(decoded(req.path)) || isBad(req.queries())) throw refusal('网址');
  if (!req.path.startsWith('/api/push/') && JSON_TYPE.test(req.header('content-type') ?? '')) {
    // The request keeps what was read, for the validator that comes next and says what is malformed.
    const body: unknown = await req.json().catch(() => null);
    if (isBad(body)) throw refusal('内容');
  }
  await next();
};

function isBad(value: unknown): boolean {
  for (const text of stringsIn(value)) if (BAD.test(text)) return true;
  return false;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function refusal(where: string): DomainError {
  return new DomainError(
    'invalid_input',
    `请求的${where}中有不能保存的字符（空字符，或不成对的 UTF-16 代理字符）`,
    '请删去这些字符后重试；它们多半是复制时带进来的，看不见',
  );
}
