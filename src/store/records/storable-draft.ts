import type { RecordDraft } from '../../domain/record.ts';

/** U+0000 and half surrogate pairs: PostgreSQL stores neither. */
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

/** Each such unit becomes U+FFFD, one for one, so offsets into the text stay right. */
export function storableDraft(draft: RecordDraft): RecordDraft {
  return replaceIn(draft);
}

function replaceIn<T>(value: T): T;
function replaceIn(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(UNSTORABLE, '\uFFFD');
  if (Array.isArray(value)) return value.map((inner) => replaceIn(inner));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceIn(inner)]));
}
