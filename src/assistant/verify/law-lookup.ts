/** What the library says of the articles that a text names: looked up beforehand, so that judging is pure. */
import type { ArticleVersion } from '../../store/laws/resolve-article.ts';
import type { LawReference } from '../laws/read-references.ts';

export type LawLookup = {
  /** Full and short names of every law of the library, without 《》. */
  readonly names: readonly string[];
  /** Every version of the named law; empty when the library has none. */
  versionsOf(reference: Pick<LawReference, 'name' | 'number' | 'suffix'>): readonly ArticleVersion[];
};

/** A library without laws: every article is unknown. */
export const NO_LAWS: LawLookup = { names: [], versionsOf: () => [] };
