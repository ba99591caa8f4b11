import { createHash } from 'node:crypto';

/**
 * SHA-256, hex, of what is embedded for an ask: the record's title and the ask's own words. Asks with the same hash
 * share one vector. Space around the words is left out; a NUL, which no stored text holds, keeps them apart.
 */
export function askTextHash(title: string, text: string, place: string | null): string {
  return createHash('sha256')
    .update([title, text, place ?? ''].join('\0'))
    .digest('hex');
}
