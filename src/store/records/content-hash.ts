import { createHash } from 'node:crypto';
import type { RecordDraft } from '../../domain/record.ts';

/**
 * SHA-256, hex, over every stored field of a record: equal hashes mean that storing the draft again
 * would change nothing. The order of keys inside handling and suggestion does not matter.
 */
export function contentHash(draft: RecordDraft): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(draft)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
