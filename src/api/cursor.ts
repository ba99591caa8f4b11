/** Pages by cursor: the place after which the next page begins, opaque to the caller. */
import { z } from '@hono/zod-openapi';
import { DomainError } from '../domain/errors.ts';

export const MOST_PER_PAGE = 200;

export const pageQuery = z.object({
  cursor: z.string().max(200).optional().openapi({ description: 'next of the page before' }),
  limit: z.coerce.number().int().min(1).max(MOST_PER_PAGE).default(50),
});

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    /** null on the last page. */
    next: z.string().nullable(),
  });

/** @param place what the next page's query needs: numbers and strings. */
export function writeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws {DomainError} invalid_input: not one of ours, or of another list. */
export function readCursor<Schema extends z.ZodType>(cursor: string, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (parsed.success) return parsed.data;
  throw new DomainError('invalid_input', `cursor 无效：${cursor}`, '请从第一页重新开始');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
