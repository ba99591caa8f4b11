import { createHash } from 'node:crypto';

/**
 * SHA-256, hex, of what is embedded for an ask: the record's title and the ask's own words. Asks with the same hash
 * share one vector. Space around the words is left out; a NUL, which no stored text holds, keeps them apart.
 */
export function askTextHash(title: string, text: string): string {
  return createHash('sha256').update(`${title}\0${text}`).digest('hex');
}
