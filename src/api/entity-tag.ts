/** Entity tags (RFC 9110, 8.8.3 and 13.1.1): a change is taken only from somebody who saw the thing as it is. */
import { z } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { DomainError } from '../domain/errors.ts';

export const entityTag = (version: number): string => `"${version}"`;

/** A header of routes that change something; optional here, so that its absence answers 428 and not 422. */
export const ifMatchHeader = z.object({
  'if-match': z.string().optional().openapi({ example: '"3"', description: 'ETag of what was seen' }),
});

/**
 * @returns the version that the caller saw.
 * @throws {HTTPException} 428 without the header. {DomainError} invalid_input for one that is no tag of ours.
 */
export function requireSeenVersion(ifMatch: string | undefined): number {
  if (ifMatch === undefined) {
    throw new HTTPException(428, {
      message: '缺少 If-Match：请先读取，再带上读到的 ETag 提交，以免覆盖他人的更改',
    });
  }
  const version = /^"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  if (version !== undefined) return Number(version);
  throw new DomainError(
    'invalid_input',
    `If-Match 不是本服务给出的 ETag：${ifMatch}`,
    '请原样带回读到的 ETag',
  );
}
