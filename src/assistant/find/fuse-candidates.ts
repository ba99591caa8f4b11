import type { Db } from '../../store/database.ts';
import { type RecordText, readTexts } from '../../store/find/read-texts.ts';
import { type Fused, fuseRanks } from './fuse-ranks.ts';
import { measureLikeness, RELATED } from './measure-likeness.ts';
import { rankTexts } from './rank-texts.ts';
import type { TermWeights } from './weigh-terms.ts';

export type Candidate = Fused & { readonly text: RecordText };

/**
 * The texts that the full text or the vectors found and that have something in common with the typed one, best first: ranked by what they say, and that ranking fused with
 * the vectors'.
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
  const textOf = new Map(texts.map((text) => [text.id, text]));
  return fuseRanks([rankTexts(texts, weights), byVector]).flatMap(({ id, score }) => {
    const text = textOf.get(id);
    const related = text !== undefined && measureLikeness(text, weights) >= RELATED;
    return related ? [{ id, score, text }] : [];
  });
}
