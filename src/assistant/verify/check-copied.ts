/**
 * Words of a citizen: a suggestion must not forward letters (代转来信), so a run of words that stands in a hotline record is
 * a fault even without quotation marks.
 */
import { withoutMarks } from '../marks.ts';
import { type Checked, type Claim, fault } from './claim.ts';
import { spokenText } from './level-text.ts';

/**
 * Characters in a row, punctuation left out. Names of places and offices with a common verb reach about ten
 * (云岩区黄金路街道办事处多次); a clause of a complaint is longer.
 */
export const COPIED_RUN = 15;

export function checkCopied({ text, evidence, cited }: Claim): Checked {
  const spoken = spokenText(withoutMarks(text));
  const own = cited.filter(({ quotable }) => quotable).map((one) => spokenOf(one.texts));
  const copied = evidence
    .filter(({ target }) => target.kind === 'record')
    .some(({ texts }) => sharesRun(spoken, spokenOf(texts), own));
  return {
    looked: false,
    faults: copied
      ? [fault('copied_record', '与群众来件的原文大段相同；建议中应概括为公共问题，不转述来件')]
      : [],
  };
}

const spokenOf = (texts: readonly { readonly text: string }[]): string =>
  texts.map(({ text }) => spokenText(text)).join('\n');

/** A run that a quotable source has too is that source's. */
function sharesRun(spoken: string, record: string, quotable: readonly string[]): boolean {
  for (let at = 0; at + COPIED_RUN <= spoken.length; at++) {
    const run = spoken.slice(at, at + COPIED_RUN);
    if (record.includes(run) && !quotable.some((source) => source.includes(run))) return true;
  }
  return false;
}
