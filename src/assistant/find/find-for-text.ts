/** 查: everything that the page shows while a deputy types. */

import { chinaDay, DAY_MS } from '../../domain/china-day.ts';
import type { Figure } from '../../domain/evidence.ts';
import type { FoundIssue } from '../../store/find/found-issues.ts';
import { readIssueNews } from '../../store/find/found-issues.ts';
import { type ChainDraft, chainEarlier } from './chain-earlier.ts';
import type { Chain, FindAnswer } from './find-answer.ts';
import { prepareQuery } from './prepare-query.ts';
import { proposeStep } from './propose-step.ts';
import type { SearchContext } from './search-context.ts';
import { searchIssues } from './search-issues.ts';
import { searchLaws } from './search-laws.ts';
import { searchRecords } from './search-records.ts';
import { searchSuggestions } from './search-suggestions.ts';
import { showArticle } from './show-article.ts';
import { showIssue } from './show-issue.ts';

const LIMITS = { suggestions: 6, issues: 4, laws: 4 } as const;

/** @param text masked. */
export async function findForText(context: SearchContext, text: string): Promise<FindAnswer> {
  const query = await prepareQuery(text, context.embedQuery);
  const [suggestions, issues, laws] = await Promise.all([
    searchSuggestions(context, query, LIMITS.suggestions),
    searchRecords(context, query).then((records) => searchIssues(context, records, LIMITS.issues)),
    searchLaws(context, query, LIMITS.laws),
  ]);
  const drafts = chainEarlier(suggestions, context.day);
  const earlier = await addNews(context, drafts, issues[0] ?? null);
  return {
    earlier,
    proposal: proposeStep(earlier),
    issues: issues.map(showIssue),
    laws: laws.map(showArticle),
    partial: query.partial,
  };
}

/** What is new is asked for the chain on the same matter alone: of the others nobody knows what goes on. */
function addNews(
  context: SearchContext,
  drafts: readonly ChainDraft[],
  issue: FoundIssue | null,
): Promise<Chain[]> {
  return Promise.all(
    drafts.map(async (draft) => {
      const newest = draft.suggestions.at(-1);
      if (!draft.alike || issue === null || newest === undefined) return { ...draft, issue: null, news: [] };
      const news = await newsSince(context, issue.id, newest.receivedOn);
      return { ...draft, issue: { id: issue.id, title: issue.title }, news };
    }),
  );
}

/** None when so few people wrote that they could be told apart. @param day YYYY-MM-DD, itself not counted. */
async function newsSince({ db, sight }: SearchContext, issueId: number, day: string): Promise<Figure[]> {
  const since = new Date(chinaDay(day).getTime() + DAY_MS);
  const { records, people } = await readIssueNews(db, { issueId, since });
  if (records === 0 || people < sight.minimumPeople) return [];
  return [
    { name: 'records', value: records, unit: '件', words: `新增来件${records}件` },
    { name: 'people', value: people, unit: '人', words: `涉及${people}人` },
  ];
}
