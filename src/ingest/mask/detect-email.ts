import type { FoundSpan } from './mask-type.ts';

const AT = /\s{0,2}(?:@|[[(【{<#]\s?at\s?[\])】}>#])\s{0,2}/gi;
const LOCAL_SIGN = /[A-Za-z0-9._%+-]/;
const DOMAIN = /[A-Za-z0-9-]{1,63}(?:\s?(?:\.|[[(【]dot[\])】]|点)\s?[A-Za-z0-9-]{1,63}){1,5}/iy;

/** E-mail addresses, also with ＠, [at] and (dot). Walks out from each at-sign, so the cost is linear. */
export function detectEmail(flat: string): FoundSpan[] {
  const spans: FoundSpan[] = [];
  for (const at of flat.matchAll(AT)) {
    const start = startOfLocalPart(flat, at.index);
    DOMAIN.lastIndex = at.index + at[0].length;
    if (start < at.index && DOMAIN.test(flat)) {
      spans.push({ start, end: DOMAIN.lastIndex, type: 'email', priority: 88 });
    }
  }
  return spans;
}

const MAX_LOCAL_PART = 64;

function startOfLocalPart(flat: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < MAX_LOCAL_PART && LOCAL_SIGN.test(flat.charAt(start - 1))) start -= 1;
  return start;
}
