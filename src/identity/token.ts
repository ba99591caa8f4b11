import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, fit for a cookie or an address. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Tokens are stored as this: they are random, so a plain hash cannot be turned back. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
