/** Pages by cursor: the place after which the next page begins, opaque to the caller. */
import { z } from '@hono/zod-openapi';
import { DomainError } from '../domain/errors.ts';
import { isOurTime } from './china-time.ts';

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
export function writeCursor(place: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @param found one more than the page holds, if there is more. */
export function cutPage<Item>(
  found: readonly Item[],
  limit: number,
  placeOf: (item: Item) => readonly (string | number | null)[],
): { readonly items: Item[]; readonly next: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? writeCursor(placeOf(last)) : null };
}

/** Parts of a place, no wider than the columns that they are compared with: a cursor may be invented. */
export const idPlace = z.number().int().nonnegative();
export const countPlace = z.number().int().min(-2_147_483_648).max(2_147_483_647);
/** A similarity, kept in four bytes, which hold no number nearer to zero. */
export const similarityPlace = z
  .number()
  .min(-2)
  .max(2)
  .refine((value) => value === 0 || Math.abs(value) > 1e-37);
export const momentPlace = z.iso.datetime().refine(isOurTime);

/** The place of a list that goes by id. */
export const readIdCursor = (cursor: string | undefined): number | undefined =>
  cursor === undefined ? undefined : readCursor(cursor, z.tuple([idPlace]))[0];

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
