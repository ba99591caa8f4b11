/** The check of a draft with what it has to know from the store. */
import type { DraftContent } from '../../domain/draft.ts';
import type { Hint } from '../../domain/hint.ts';
import type { Db } from '../../store/database.ts';
import { readDepartments } from '../../store/taxonomy/districts.ts';
import { readTaxonomy } from '../../store/taxonomy/read-taxonomy.ts';
import { checkDraft } from '../check/check-draft.ts';
import type { CheckInput } from '../check/check-input.ts';
import type { JudgedContent } from './judge-content.ts';

export type HintInput = JudgedContent &
  Pick<CheckInput, 'earlier' | 'city' | 'day'> & { readonly content: DraftContent };

export async function findHints(
  db: Db,
  { content, sentences, evidence, earlier, city, day }: HintInput,
): Promise<Hint[]> {
  const fields = await readTaxonomy(db);
  return checkDraft({
    ...{ content, evidence, earlier, city, day },
    verdicts: sentences,
    attribution: sentences,
    departments: await readDepartments(db),
    kinds: fields.flatMap(({ kinds }) => kinds),
  });
}
