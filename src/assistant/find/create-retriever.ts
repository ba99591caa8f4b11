/** The assistant's retrieval over the store: hybrid search in the name of one account. */
import type { Retriever } from '../retriever.ts';
import { prepareQuery, type Query } from './prepare-query.ts';
import type { SearchContext } from './search-context.ts';
import { searchIssues } from './search-issues.ts';
import { searchLaws } from './search-laws.ts';
import { searchRecords } from './search-records.ts';
import { readInOrder, searchSuggestions } from './search-suggestions.ts';
import { showArticle } from './show-article.ts';
import { showIssue } from './show-issue.ts';
import { showRecord } from './show-record.ts';
import { showSuggestion } from './show-suggestion.ts';

/** Without vectors it answers from the full text alone. */
export function createRetriever(context: SearchContext): Retriever {
  const prepare = keepLast((text: string) => prepareQuery(text, context.embedQuery));
  return {
    async suggestions(text, limit) {
      const { ranked, weights } = await searchSuggestions(context, await prepare(text), limit);
      return ranked.map(({ record }) => showSuggestion(record, weights));
    },
    async issues(text, limit) {
      const found = await searchIssues(context, await searchRecords(context, await prepare(text)), limit);
      return found.map(showIssue);
    },
    async records(text, limit) {
      const { ranked, weights } = await searchRecords(context, await prepare(text));
      const ids = ranked.slice(0, limit).map(({ id }) => id);
      return (await readInOrder(context.db, ids)).map((record) => showRecord(record, weights));
    },
    async laws(text, limit) {
      return (await searchLaws(context, await prepare(text), limit)).map(showArticle);
    },
  };
}

/** One text is searched for several things, one after another or at once: its vector is made once. */
function keepLast(prepare: (text: string) => Promise<Query>): (text: string) => Promise<Query> {
  let last: { readonly text: string; readonly query: Promise<Query> } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, query: prepare(text) };
    return last.query;
  };
}
