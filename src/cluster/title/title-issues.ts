/** Titles and keywords of all issues of a run: the order in which the parts are called. */
import { countDocuments } from './count-documents.ts';
import { extractKeywords, type Keyword } from './extract-keywords.ts';
import { type ExtractedTitle, extractTitle, mostCentral, type TitleMember } from './extract-title.ts';
import { flattenText, readMember, type Tokenize } from './read-member.ts';

export type IssueToTitle = {
  /** At least one. */
  readonly members: readonly TitleMember[];
  /** Indexes of the most alike issues, nearest first. */
  readonly neighbours: readonly number[];
};

export type TitledIssue = ExtractedTitle & { readonly keywords: readonly Keyword[] };

const MEMBERS_READ = 12;

/**
 * One row per issue, in the same order; no two issues share a title unless their members hold nothing to tell them
 * apart. Deterministic.
 *
 * @param others texts outside every issue: they tell which words are common.
 */
export function titleIssues(
  issues: readonly IssueToTitle[],
  others: readonly string[],
  tokenize: Tokenize,
): TitledIssue[] {
  const central = issues.map(({ members }) => mostCentral(members, MEMBERS_READ));
  const frequencies = countDocuments(allTexts(issues, others));
  const read = central.map((members) => members.map((member) => readMember(member, tokenize)));

  const taken = new Set<string>();
  return issues.map(({ members, neighbours }, index) => {
    const keywords = extractKeywords({
      members: read[index] ?? [],
      neighbours: neighbours.map((neighbour) => read[neighbour] ?? []),
      frequencies,
    });
    const title = extractTitle({ members, keywords, neighbourTitles: taken, tokenize });
    taken.add(title.title);
    return { ...title, keywords };
  });
}

function* allTexts(issues: readonly IssueToTitle[], others: readonly string[]): Generator<string> {
  for (const { members } of issues) {
    for (const { title, text } of members) yield flattenText(`${title}\n${text}`);
  }
  for (const text of others) yield flattenText(text);
}
