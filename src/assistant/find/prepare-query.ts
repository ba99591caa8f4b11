/** What a typed text is searched by: its terms, and its vector if there is one to be had. */
import { DomainError } from '../../domain/errors.ts';
import { searchTerms } from '../../embed/search-terms.ts';
import type { PartialReason } from './find-answer.ts';
import type { EmbedQuery } from './search-context.ts';

export type Query = {
  readonly terms: readonly string[];
  /** null = the full text alone is searched. */
  readonly embedded: { readonly spaceId: number; readonly vector: Float32Array } | null;
  /** Why there is no vector; null also when the text holds nothing to compare. */
  readonly partial: PartialReason | null;
};

/** About the first two pages of a draft: what comes later says the same again. */
const MOST_TERMS = 400;

export async function prepareQuery(text: string, embedQuery: EmbedQuery): Promise<Query> {
  const terms = searchTerms(text).slice(0, MOST_TERMS);
  try {
    return { terms, embedded: await embedQuery(text), partial: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const partial = error.code === 'not_found' ? 'no_run' : 'embedding_unavailable';
    return { terms, embedded: null, partial };
  }
}
