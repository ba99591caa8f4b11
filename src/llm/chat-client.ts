/**
 * One structured answer from a chat model. The schema is sent with the request and checked here rather than inside
 * LangChain: an answer that does not fit still costs tokens, and they must be counted.
 */
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessageChunk } from '@langchain/core/messages';
import { z } from 'zod';
import { type ChatFailure, callEndpoint, type RetryOptions } from './call-endpoint.ts';
import { countedUsage, estimateUsage, NO_USAGE, type TokenUsage } from './token-usage.ts';

/** How the endpoint is told the schema; many gateways lack json_schema. */
export type AnswerMethod = 'jsonSchema' | 'functionCalling' | 'jsonMode';

export type ChatMessage = readonly ['system' | 'human' | 'ai', string];

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

export type ChatClientOptions = RetryOptions & {
  readonly model: string;
  readonly method: AnswerMethod;
};

/** @param chat made with maxRetries 0: retries are made here. */
export function createChatClient(chat: BaseChatModel, options: ChatClientOptions): ChatClient {
  return {
    model: options.model,
    async ask(question, signal) {
      const asking = chat.withConfig(describeSchema(question, options.method));
      const messages = asTuples(question.messages);
      const called = await callEndpoint(
        () => asking.invoke(messages, signal === undefined ? {} : { signal }),
        options,
        signal,
      );
      return called.ok
        ? readAnswer(called.value, question)
        : { ok: false, reason: called.reason, text: '', usage: NO_USAGE };
    },
  };
}

/** As LangChain wants them. */
export const asTuples = (messages: readonly ChatMessage[]): [string, string][] =>
  messages.map(([role, text]) => [role, text]);

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

function readAnswer<Value>(
  message: AIMessageChunk,
  { schema, messages }: Question<Value>,
): ChatAnswer<Value> {
  const [call] = message.tool_calls ?? [];
  const text = call === undefined ? message.text : JSON.stringify(call.args);
  const usage = countedUsage(message) ?? estimateUsage(messages.map(([, said]) => said).join(''), text);
  const parsed = schema.safeParse(call === undefined ? parseJson(text) : call.args);
  return parsed.success
    ? { ok: true, value: parsed.data, text, usage }
    : { ok: false, reason: 'unreadable_answer', text, usage };
}

/** The JSON object in a text: models put thoughts, fences and courtesies around it. */
export function parseJson(text: string): unknown {
  const spoken = text.replace(/<think>[\s\S]*?<\/think>/g, '');
  try {
    return JSON.parse(spoken.slice(spoken.indexOf('{'), spoken.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
