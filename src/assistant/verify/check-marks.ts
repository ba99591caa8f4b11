import { type Checked, type Claim, fault } from './claim.ts';

/** 〔Ｓ１〕, [Q3]: looks like a mark to who reads it. */
const MARK_LIKE = /[〔[【［]\s*([A-Za-zＡ-Ｚａ-ｚ]{1,2}\s*[\d０-９]{1,6})\s*[〕\]】］]/g;

/** Only what retrieval returned in this conversation can be cited. */
export function checkMarks({ text, evidence }: Claim): Checked {
  const known = new Set(evidence.map(({ ref }) => ref));
  const faults = [...text.matchAll(MARK_LIKE)]
    .filter(([mark, ref = '']) => !known.has(ref) || mark !== `〔${ref}〕`)
    .map(({ index, 0: mark, 1: ref }) =>
      fault('unknown_ref', `没有检索到编号为 ${ref} 的材料`, { start: index, end: index + mark.length }),
    );
  return { looked: false, faults };
}
