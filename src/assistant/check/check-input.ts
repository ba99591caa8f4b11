import type { Department } from '../../domain/district.ts';
import type { DraftContent, Section } from '../../domain/draft.ts';
import type { Evidence, Found } from '../../domain/evidence.ts';
import type { Hint } from '../../domain/hint.ts';
import type { Kind } from '../../domain/kind.ts';
import type { AttributedSentence } from '../attribute-sentences.ts';
import type { JudgedSentence } from '../verify/verify-sentence.ts';

export type CheckInput = {
  readonly content: DraftContent;
  /** All that was retrieved for the draft. */
  readonly evidence: readonly Evidence[];
  /** Suggestions of past years about the same matter, the nearest first. */
  readonly earlier: readonly Pick<Found, 'heading' | 'date'>[];
  /** Of every sentence of every section, as verifyText gives them. */
  readonly verdicts: readonly (JudgedSentence & { readonly section: Section })[];
  /** Of the same sentences, as attributeSentences gives them. */
  readonly attribution: readonly (AttributedSentence & { readonly section: Section })[];
  readonly departments: readonly Department[];
  /** To tell whether a text holds several matters; none = told by the title and the units alone. */
  readonly kinds?: readonly Pick<Kind, 'code' | 'name' | 'lexicon'>[];
  /** 贵阳市. */
  readonly city: string;
  /** YYYY-MM-DD. */
  readonly day: string;
};

/** One rule of the check. Pure; hints in the order of the text. */
export type Rule = (input: CheckInput) => Hint[];

type HintDraft = Pick<Hint, 'rule' | 'weight' | 'part' | 'message' | 'remedy'> & Partial<Hint>;

export const hint = (draft: HintDraft): Hint => ({ ground: null, at: null, replacement: null, ...draft });
