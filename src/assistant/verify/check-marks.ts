import { MARK } from '../../domain/evidence.ts';
import { type Checked, type Claim, fault } from './claim.ts';

/** Only what retrieval returned in this conversation can be cited. */
export function checkMarks({ text, evidence }: Claim): Checked {
  const known = new Set(evidence.map(({ ref }) => ref));
  const faults = [...text.matchAll(MARK)]
    .filter(([, ref = '']) => !known.has(ref))
    .map(({ index, 0: mark, 1: ref }) =>
      fault('unknown_ref', `没有检索到编号为 ${ref} 的材料`, { start: index, end: index + mark.length }),
    );
  return { looked: false, faults };
}
