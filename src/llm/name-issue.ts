/**
 * A model's title for an issue, or the extractive one when the model's cannot be trusted: the model is asked, its answer
 * checked against the quotes, asked once more with its mistakes named, and then left.
 */
import { createHash } from 'node:crypto';
import type { ChatFailure } from './call-endpoint.ts';
import type { ChatClient, ChatMessage } from './chat-client.ts';
import {
  checkTitle,
  type IssueName,
  issueNameSchema,
  TITLE_MISTAKES,
  type TitleMistake,
  type TitleQuote,
} from './check-title.ts';
import { hasInjection } from './find-injection.ts';
import { neutral } from './neutral.ts';
import { fillPart, type Prompt } from './read-prompt.ts';
import { addUsage, NO_USAGE, type TokenUsage } from './token-usage.ts';

export type NamingInput = {
  /** The first MOST_QUOTES are shown. Masked text. */
  readonly quotes: readonly (TitleQuote & { readonly confidential?: boolean })[];
  /** Most telling first. */
  readonly keywords: readonly string[];
  /** The title without a model. */
  readonly fallbackTitle: string;
};

export type TitleKey = {
  /** SHA-256 over what the model is shown. */
  readonly memberHash: string;
  readonly promptVersion: string;
  readonly model: string;
};

/** Answers that were paid for, wrong ones included; what is read back is checked like a new answer. */
export type TitleCache = {
  get(key: TitleKey): Promise<{ readonly answer: unknown } | undefined>;
  put(
    entry: TitleKey & {
      readonly answer: unknown;
      readonly inputTokens: number;
      readonly outputTokens: number;
    },
  ): Promise<void>;
};

export type NamingModel = {
  readonly chat: ChatClient;
  /** prompts/name-issue.md */
  readonly prompt: Prompt;
  readonly cache?: TitleCache;
};

/** Why the title is the extractive one: no usable quote, no answer, or the first check that the answer failed. */
export type NamingFailure = 'no_quotes' | ChatFailure | TitleMistake;

export type NamedIssue = {
  readonly title: string;
  readonly source: 'model' | 'extract';
  readonly reason?: NamingFailure;
  /** What this call cost; nothing when the answer was cached. */
  readonly usage: TokenUsage;
};

export const MOST_QUOTES = 8;
const LONGEST_QUOTE = 400;
const ANSWER_NAME = 'issueName';

/**
 * Never rejects for a failing model: the reason says what went wrong (after `unauthorized` asking for the next issue is
 * pointless). Quotes that give orders to a model are not shown to it.
 *
 * @throws {RangeError} a quote is confidential, or the prompt is for another answer: bugs of the caller.
 */
export async function nameIssue(
  input: NamingInput,
  { chat, prompt, cache }: NamingModel,
  signal?: AbortSignal,
): Promise<NamedIssue> {
  if (input.quotes.some(({ confidential }) => confidential)) {
    throw new RangeError('a confidential quote must never be passed to a model');
  }
  if (prompt.answer !== ANSWER_NAME) throw new RangeError(`prompt ${prompt.name} is not for ${ANSWER_NAME}`);
  const quotes = showableQuotes(input.quotes);
  if (quotes.length === 0) return extract(input, 'no_quotes', NO_USAGE);

  const key: TitleKey = {
    memberHash: hashShown(quotes, input.keywords),
    promptVersion: prompt.version,
    model: chat.model,
  };
  const cached = await cache?.get(key);
  if (cached !== undefined) return judge(input, quotes, cached.answer, NO_USAGE);

  const asked = await askForName(quotes, input.keywords, chat, prompt, signal);
  if ('reason' in asked) return extract(input, asked.reason, asked.usage);
  const { inputTokens, outputTokens } = asked.usage;
  await cache?.put({ ...key, answer: asked.answer, inputTokens, outputTokens });
  return judge(input, quotes, asked.answer, asked.usage);
}

function showableQuotes(quotes: readonly TitleQuote[]): TitleQuote[] {
  return quotes
    .filter(({ text }) => text.trim() !== '' && !hasInjection(text))
    .slice(0, MOST_QUOTES)
    .map(({ id, text }) => ({ id, text: [...text].slice(0, LONGEST_QUOTE).join('') }));
}

function hashShown(quotes: readonly TitleQuote[], keywords: readonly string[]): string {
  const shown = JSON.stringify([quotes.map(({ id, text }) => [id, text]), keywords]);
  return createHash('sha256').update(shown).digest('hex');
}

/** The answer to keep, good or not; a reason only when the endpoint gave none. */
type Asked =
  | { readonly answer: IssueName | null; readonly usage: TokenUsage }
  | { readonly reason: ChatFailure; readonly usage: TokenUsage };

async function askForName(
  quotes: readonly TitleQuote[],
  keywords: readonly string[],
  chat: ChatClient,
  prompt: Prompt,
  signal: AbortSignal | undefined,
): Promise<Asked> {
  const values = { quotes: delimit(quotes), keywords: neutral(keywords.join('、')) };
  const opening: ChatMessage[] = [
    ['system', fillPart(prompt, 'system', values)],
    ['human', fillPart(prompt, 'user', values)],
  ];
  const ask = (messages: readonly ChatMessage[]) =>
    chat.ask({ messages, schema: issueNameSchema, schemaName: ANSWER_NAME }, signal);

  const first = await ask(opening);
  if (!first.ok && first.reason !== 'unreadable_answer') return { reason: first.reason, usage: first.usage };
  const mistakes = first.ok
    ? checkTitle(first.value, quotes).map((mistake) => TITLE_MISTAKES[mistake])
    : [UNREADABLE];
  if (first.ok && mistakes.length === 0) return { answer: first.value, usage: first.usage };

  const repair: ChatMessage[] = [
    // Some endpoints refuse an empty message.
    ['ai', first.text || '（空）'],
    ['human', fillPart(prompt, 'repair', { mistakes: mistakes.join('；') })],
  ];
  const second = await ask([...opening, ...repair]);
  const usage = addUsage(first.usage, second.usage);
  if (second.ok) return { answer: second.value, usage };
  return second.reason === 'unreadable_answer' ? { answer: null, usage } : { reason: second.reason, usage };
}

const UNREADABLE = '回答不是所要求的 JSON 对象';

/** Each quote between marks that cannot occur inside it. */
function delimit(quotes: readonly TitleQuote[]): string {
  return quotes.map(({ id, text }) => `<引文 编号="${neutral(id)}">\n${neutral(text)}\n</引文>`).join('\n');
}

function judge(
  input: NamingInput,
  quotes: readonly TitleQuote[],
  answer: unknown,
  usage: TokenUsage,
): NamedIssue {
  const parsed = issueNameSchema.safeParse(answer);
  if (!parsed.success) return extract(input, 'unreadable_answer', usage);
  const [mistake] = checkTitle(parsed.data, quotes);
  if (mistake !== undefined) return extract(input, mistake, usage);
  return { title: parsed.data.title.trim(), source: 'model', usage };
}

function extract({ fallbackTitle }: NamingInput, reason: NamingFailure, usage: TokenUsage): NamedIssue {
  return { title: fallbackTitle, source: 'extract', reason, usage };
}
