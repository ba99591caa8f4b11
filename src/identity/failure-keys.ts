import { hashToken } from './token.ts';

/** What failures are counted by; hashes, because what is typed as a name is sometimes a password. */
export const nameKey = (name: string): string => hashToken(`name:${name.toLowerCase()}`);
export const addressKey = (address: string): string => hashToken(`address:${address}`);
