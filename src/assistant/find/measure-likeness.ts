import type { TermCount } from './count-terms.ts';
import type { TermWeights } from './weigh-terms.ts';

/**
 * How much another text speaks of the same matter: the share of the typed text's terms that it has, plus the share that
 * its title has, times the root of their number, because the more a text says the smaller is the part of it that
 * anybody else says too. 0 = nothing in common. Pure.
 *
 * It tells the same matter from another better than a share alone and than the cosine of lexical vectors on labelled
 * queries (eval/datasets/retrieval.jsonl), and needs no vectors, so it means the same whichever model the city has.
 */
export function measureLikeness(counts: readonly TermCount[], weights: TermWeights): number {
  let all = 0;
  for (const weight of weights.values()) all += weight;
  let shared = 0;
  for (const { weight, inTitle } of counts) shared += inTitle > 0 ? 2 * weight : weight;
  return all === 0 ? 0 : (shared / all) * Math.sqrt(weights.size);
}

/** From here on it counts as the same matter: 以前提过. */
export const SAME_MATTER = 1;

/**
 * What has less in common says nothing of the matter: a search gives its best also when nothing fits, and with vectors
 * something always is nearest. Low enough to drop none of those that fit the labelled queries.
 */
export const RELATED = 0.3;
