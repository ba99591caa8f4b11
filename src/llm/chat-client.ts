/**
 * One structured answer from a chat model. The schema is sent with the request and checked here rather than inside
 * LangChain: an answer that does not fit still costs tokens, and they must be counted.
 */
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessageChunk } from '@langchain/core/messages';
import { z } from 'zod';
import { mayPassLater, type Sleep, sleepOnClock, waitBeforeRetry } from '../domain/endpoint-retry.ts';

/** How the endpoint is told the schema; many gateways lack json_schema. */
export type AnswerMethod = 'jsonSchema' | 'functionCalling' | 'jsonMode';

export type ChatMessage = readonly ['system' | 'human' | 'ai', string];

export type TokenUsage = {
  /** Answers received; attempts that failed cost nothing. */
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
};

export const NO_USAGE: TokenUsage = { calls: 0, inputTokens: 0, outputTokens: 0 };

export type ChatFailure =
  | 'unauthorized'
  | 'rate_limited'
  | 'timeout'
  | 'endpoint_error'
  | 'unreadable_answer';

export type ChatAnswer<Value> =
  | { readonly ok: true; readonly value: Value; readonly text: string; readonly usage: TokenUsage }
  | {
      readonly ok: false;
      readonly reason: ChatFailure;
      /** What the model wrote when it cannot be read, else ''. For asking again; never for a log. */
      readonly text: string;
      readonly usage: TokenUsage;
    };

export type Question<Value> = {
  readonly messages: readonly ChatMessage[];
  readonly schema: z.ZodType<Value>;
  /** Letters, digits, _ and -. */
  readonly schemaName: string;
};

export type ChatClient = {
  /** The model's name: part of the key of a cached answer. */
  readonly model: string;
  /** Never rejects for a failing endpoint or a bad answer; rejects with the signal's reason when aborted. */
  ask<Value>(question: Question<Value>, signal?: AbortSignal): Promise<ChatAnswer<Value>>;
};

export type ChatClientOptions = {
  readonly model: string;
  readonly method: AnswerMethod;
  /** Further attempts after the first, for failures that pass. */
  readonly maxRetries: number;
  readonly sleep?: Sleep;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
};

/** @param chat made with maxRetries 0: retries are made here. */
export function createChatClient(chat: BaseChatModel, options: ChatClientOptions): ChatClient {
  return {
    model: options.model,
    async ask(question, signal) {
      const answered = await invoke(chat, question, options, signal);
      return 'reason' in answered
        ? { ok: false, reason: answered.reason, text: '', usage: NO_USAGE }
        : readAnswer(answered.message, question.schema);
    },
  };
}

type Invoked = { readonly message: AIMessageChunk } | { readonly reason: ChatFailure };

async function invoke<Value>(
  chat: BaseChatModel,
  question: Question<Value>,
  { method, maxRetries, sleep = sleepOnClock, now = Date.now }: ChatClientOptions,
  signal: AbortSignal | undefined,
): Promise<Invoked> {
  const asking = chat.withConfig(describeSchema(question, method));
  const messages = question.messages.map(([role, text]): [string, string] => [role, text]);
  for (let attempt = 1; ; attempt++) {
    try {
      signal?.throwIfAborted();
      return { message: await asking.invoke(messages, signal === undefined ? {} : { signal }) };
    } catch (error) {
      signal?.throwIfAborted();
      const failure = describeFailure(error);
      if (attempt > maxRetries || !failure.passes) return { reason: failure.reason };
      await sleep(waitBeforeRetry(attempt, failure.retryAfter, now()), signal);
    }
  }
}

/** The request options that ask for this schema; plain JSON schema, so that LangChain does not parse. */
function describeSchema<Value>({ schema, schemaName: name }: Question<Value>, method: AnswerMethod): object {
  if (method === 'jsonMode') return { response_format: { type: 'json_object' } };
  const { $schema: _, ...jsonSchema } = z.toJSONSchema(schema);
  if (method === 'jsonSchema') {
    const format = { type: 'json_schema', json_schema: { name, strict: true, schema: jsonSchema } };
    // LangChain has the client parse such an answer; a broken one would throw there, its cost unknown. The client
    // leaves the parsing to this function, which is not enumerable and so never sent.
    return { response_format: Object.defineProperty(format, '$parseRaw', { value: (text: string) => text }) };
  }
  return {
    tools: [{ type: 'function', function: { name, parameters: jsonSchema } }],
    tool_choice: { type: 'function', function: { name } },
  };
}

/** Some endpoints do not count. */
const usageSchema = z
  .object({ input_tokens: z.number(), output_tokens: z.number() })
  .catch({ input_tokens: 0, output_tokens: 0 });

function readAnswer<Value>(message: AIMessageChunk, schema: z.ZodType<Value>): ChatAnswer<Value> {
  const { input_tokens, output_tokens } = usageSchema.parse(message.usage_metadata);
  const usage: TokenUsage = { calls: 1, inputTokens: input_tokens, outputTokens: output_tokens };
  const [call] = message.tool_calls ?? [];
  const text = call === undefined ? message.text : JSON.stringify(call.args);
  const parsed = schema.safeParse(call === undefined ? parseJson(text) : call.args);
  return parsed.success
    ? { ok: true, value: parsed.data, text, usage }
    : { ok: false, reason: 'unreadable_answer', text, usage };
}

/** The JSON object in a text: models put thoughts, fences and courtesies around it. */
function parseJson(text: string): unknown {
  const spoken = text.replace(/<think>[\s\S]*?<\/think>/g, '');
  try {
    return JSON.parse(spoken.slice(spoken.indexOf('{'), spoken.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}

const errorSchema = z.object({
  name: z.string().catch(''),
  status: z.number().optional().catch(undefined),
  headers: z.instanceof(Headers).optional().catch(undefined),
});

type Failure = {
  readonly reason: ChatFailure;
  readonly passes: boolean;
  readonly retryAfter: string | null;
};

const STATUS_FAILURES: Readonly<Record<number, ChatFailure>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  408: 'timeout',
  429: 'rate_limited',
};

function describeFailure(error: unknown): Failure {
  const { name, status, headers } = errorSchema.catch({ name: '' }).parse(error);
  if (/timeout/i.test(name)) return { reason: 'timeout', passes: true, retryAfter: null };
  // The client's errors always have a status; without a number in it no answer came at all.
  const unconnected = error instanceof Error && 'status' in error && status === undefined;
  return {
    reason: STATUS_FAILURES[status ?? 0] ?? 'endpoint_error',
    passes: unconnected || (status !== undefined && mayPassLater(status)),
    retryAfter: headers?.get('retry-after') ?? null,
  };
}

export function addUsage(one: TokenUsage, other: TokenUsage): TokenUsage {
  return {
    calls: one.calls + other.calls,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
  };
}
