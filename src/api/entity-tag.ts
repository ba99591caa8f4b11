/** Entity tags (RFC 9110, 8.8.3 and 13.1.1): a change is taken only from somebody who saw the thing as it is. */
import { z } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { DomainError } from '../domain/errors.ts';

export const entityTag = (version: number): string => `"${version}"`;

/** A header of routes that change something; optional here, so that its absence answers 428 and not 422. */
export const ifMatchHeader = z.object({
  'if-match': z.string().optional().openapi({ example: '"3"', description: 'ETag of what was seen' }),
});

/** As the RFC writes a tag, weak or not. A proxy that compresses makes ours weak; the version in it stays. */
const TAG = /^(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/;

/**
 * @returns the version that the caller saw.
 * @throws {HTTPException} 428 without the header, or with the one that fits anything. {DomainError} stale for a tag
 *   that is none of ours, so the thing is not as it was seen; invalid_input for what is no tag at all.
 */
export function requireSeenVersion(ifMatch: string | undefined): number {
  const given = ifMatch?.trim();
  if (given === undefined || given === '*') {
    throw new HTTPException(428, {
      message: '缺少 If-Match：请先读取，再带上读到的 ETag 提交，以免覆盖他人的更改',
    });
  }
  const tag = TAG.exec(given)?.[1];
  if (tag !== undefined && /^\d{1,9}$/.test(tag)) return Number(tag);
  if (tag !== undefined) {
    throw new DomainError(
      'stale',
      `If-Match 与现在的版本不符：${given}`,
      '请重新读取，再带上读到的 ETag 提交',
    );
  }
  throw new DomainError('invalid_input', `If-Match 不是一个 ETag：${given}`, '请原样带回读到的 ETag');
}
