import type { Db } from '../../store/database.ts';
import { readTexts } from '../../store/find/read-texts.ts';
import { type Fused, fuseRanks } from './fuse-ranks.ts';
import { measureLikeness, RELATED } from './measure-likeness.ts';
import { countText, rankTexts } from './rank-texts.ts';
import type { TermWeights } from './weigh-terms.ts';

export type Candidate = Fused & {
  /** How much it has in common with the typed text: measure-likeness.ts. */
  readonly likeness: number;
};

/**
 * The texts that the full text or the vectors found and that have something in common with the typed one, best first:
 * ranked by what they say, and that ranking fused with the vectors'.
 *
 * @param byTerms ids, in any order. @param byVector ids, nearest first.
 */
export async function fuseCandidates(
  db: Db,
  byTerms: readonly number[],
  byVector: readonly number[],
  weights: TermWeights,
): Promise<Candidate[]> {
  const texts = await readTexts(db, [...new Set([...byTerms, ...byVector])]);
  const counted = texts.map((text) => countText(text, weights));
  const likeness = new Map(counted.map(({ id, counts }) => [id, measureLikeness(counts, weights)]));
  return fuseRanks([rankTexts(counted), byVector])
    .map((fused) => ({ ...fused, likeness: likeness.get(fused.id) ?? 0 }))
    .filter((candidate) => candidate.likeness >= RELATED);
}
