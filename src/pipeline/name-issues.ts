/** Titles, keywords and quotes of issues: extracted, and worded by a model where one is configured. */
import { join } from 'node:path';
import { findNeighbours } from '../cluster/neighbours/find-neighbours.ts';
import type { NeighbourLists } from '../cluster/neighbours/neighbour-lists.ts';
import { chooseQuotes } from '../cluster/title/choose-quotes.ts';
import { titleIssues } from '../cluster/title/title-issues.ts';
import type { ChatConfig, Config } from '../config/config.ts';
import type { Quote } from '../domain/ask.ts';
import type { Vectors } from '../domain/vector.ts';
import { tokenize } from '../embed/tokenize.ts';
import { type NamedIssue as ModelTitle, type NamingModel, nameIssue } from '../llm/name-issue.ts';
import { createOpenAiChat } from '../llm/openai-chat.ts';
import { readPrompt } from '../llm/read-prompt.ts';
import type { Db, TitleSource } from '../store/database.ts';
import { findTitleAnswer, saveTitleAnswer } from '../store/titles/title-answers.ts';
import type { IssueOfRun } from './describe-issues.ts';
import type { Progress } from './outcomes.ts';

/** Issues whose words must differ from a title: the most alike. */
const NEIGHBOURS = 3;
const NAMING_PROMPT = join(import.meta.dirname, '../../prompts/name-issue.md');

export type NamedIssue = {
  readonly title: string;
  readonly titleSource: Exclude<TitleSource, 'person'>;
  readonly keywords: readonly string[];
  readonly quotes: readonly Quote[];
};

/**
 * @param others texts of asks in no issue: they tell which words are common.
 * @returns one row per issue, in the same order.
 */
export async function nameIssues(
  db: Db,
  issues: readonly IssueOfRun[],
  centroids: Vectors,
  others: readonly string[],
  { config, onProgress }: { config: Config; onProgress: Progress },
): Promise<NamedIssue[]> {
  const alike = await findNeighbours(centroids, { k: NEIGHBOURS });
  const titled = titleIssues(
    issues.map(({ members }, issue) => ({ members, neighbours: neighboursOf(alike, issue) })),
    others,
    tokenize,
  );
  const extracted = titled.map(({ title, keywords }, issue): NamedIssue => {
    const words = keywords.map(({ term }) => term);
    return {
      title,
      titleSource: 'extract',
      keywords: words,
      quotes: chooseQuotes((issues[issue] as IssueOfRun).members, words),
    };
  });
  return config.chat ? wordByModel(db, issues, extracted, config.chat, onProgress) : extracted;
}

function neighboursOf({ k, counts, indexes }: NeighbourLists, point: number): number[] {
  return [...indexes.subarray(point * k, point * k + (counts[point] ?? 0))];
}

/** After a refused key the rest keeps its extracted titles without asking. */
async function wordByModel(
  db: Db,
  issues: readonly IssueOfRun[],
  extracted: readonly NamedIssue[],
  chat: ChatConfig,
  onProgress: Progress,
): Promise<NamedIssue[]> {
  const model = createNamingModel(db, chat);
  const named: NamedIssue[] = [];
  let refused = false;
  for (const [index, issue] of extracted.entries()) {
    const answer: ModelTitle | null = refused
      ? null
      : await nameIssue(namingInput(issues[index] as IssueOfRun, issue), model);
    refused ||= answer?.reason === 'unauthorized';
    named.push(answer ? { ...issue, title: answer.title, titleSource: answer.source } : issue);
    onProgress('name', index + 1, extracted.length);
  }
  return named;
}

function namingInput({ members }: IssueOfRun, { title, keywords, quotes }: NamedIssue) {
  const open = members.filter(({ confidential }) => !confidential);
  return {
    quotes: quotes.flatMap(({ recordId, start, end }, index) => {
      const member = open.find((ask) => ask.recordId === recordId && ask.start <= start && end <= ask.end);
      return member
        ? [{ id: `Q${index + 1}`, text: member.text.slice(start - member.start, end - member.start) }]
        : [];
    }),
    keywords,
    fallbackTitle: title,
  };
}

function createNamingModel(db: Db, chat: ChatConfig): NamingModel {
  return {
    chat: createOpenAiChat(chat),
    prompt: readPrompt(NAMING_PROMPT),
    cache: { get: (key) => findTitleAnswer(db, key), put: (entry) => saveTitleAnswer(db, entry) },
  };
}
