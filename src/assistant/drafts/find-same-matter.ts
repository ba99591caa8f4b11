import type { DraftContent } from '../../domain/draft.ts';
import type { CheckInput } from '../check/check-input.ts';
import { chainEarlier } from '../find/chain-earlier.ts';
import { prepareQuery } from '../find/prepare-query.ts';
import type { SearchContext } from '../find/search-context.ts';
import { searchSuggestions } from '../find/search-suggestions.ts';

const MOST = 6;

/**
 * Suggestions of past years on the same matter as the draft, the nearest first; none for a draft without a text.
 *
 * @param content masked.
 */
export async function findSameMatter(
  context: SearchContext,
  { title, sections }: DraftContent,
): Promise<CheckInput['earlier']> {
  const text = `${title}\n${sections.facts}`.trim();
  if (text === '') return [];
  const found = await searchSuggestions(context, await prepareQuery(text, context.embedQuery), MOST);
  const alike = new Set(
    chainEarlier(found, context.day)
      .filter((chain) => chain.alike)
      .flatMap(({ suggestions }) => suggestions.map(({ recordId }) => recordId)),
  );
  return found.ranked
    .filter(({ record }) => alike.has(record.id))
    .map(({ record }) => ({ heading: record.title, date: null }));
}
