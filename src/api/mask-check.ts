import type { DraftSentence } from '../assistant/drafts/judge-content.ts';
import type { Hint } from '../domain/hint.ts';
import { maskTyped } from './mask-typed.ts';

/**
 * What is checked before it is saved is checked as it was typed, so that offsets are those of the editor; what is said
 * of it repeats words and numbers, and is masked.
 */
export const maskHint = (hint: Hint): Hint => ({
  ...hint,
  message: maskTyped(hint.message),
  remedy: maskTyped(hint.remedy),
  replacement: maskTyped(hint.replacement),
});

export function maskSentence(sentence: DraftSentence): DraftSentence {
  const { verdict } = sentence;
  const faults = verdict.faults.map((fault) => ({ ...fault, message: maskTyped(fault.message) }));
  return { ...sentence, verdict: { ...verdict, faults } };
}
