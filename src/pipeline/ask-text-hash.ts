import { createHash } from 'node:crypto';

/**
 * SHA-256, hex, of what is embedded for an ask: the record's title, the ask's own words, and the
 * place. Asks with the same hash share one vector. A NUL, which no stored text holds, keeps the parts apart.
 */
export function askTextHash(title: string, text: string, place: string | null): string {
  return createHash('sha256')
    .update([title, text, place ?? ''].join('\0'))
    .digest('hex');
}
