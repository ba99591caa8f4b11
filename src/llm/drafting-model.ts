/** The chat model as drafting uses it: structured answers, text in pieces, and tools. */
import type { Sleep } from '../domain/endpoint-retry.ts';
import { askWithTools, type ToolTask, type ToolTaskEnd } from './ask-with-tools.ts';
import { type ChatClient, type ChatMessage, createChatClient } from './chat-client.ts';
import { createOpenAiChatModel, type OpenAiChatOptions } from './openai-chat.ts';
import { streamText, type TextStream } from './stream-text.ts';

export type DraftingModel = ChatClient & {
  stream(messages: readonly ChatMessage[], signal?: AbortSignal): TextStream;
  askWithTools(task: ToolTask, signal?: AbortSignal): Promise<ToolTaskEnd>;
};

/** A section has a thousand characters at most; thoughts come on top. */
const LONGEST_ANSWER = 8_000;
const IDLE_MS = 30_000;

/** @throws {DomainError} invalid_input, as createOpenAiChatModel. */
export function createDraftingModel(
  options: Omit<OpenAiChatOptions, 'maxTokens'> & { readonly idleMs?: number; readonly patience?: Sleep },
): DraftingModel {
  const chat = createOpenAiChatModel({ ...options, maxTokens: LONGEST_ANSWER });
  const idleMs = Math.min(options.idleMs ?? IDLE_MS, options.timeoutMs);
  const streaming = { ...options, firstTokenMs: options.timeoutMs, idleMs };
  return {
    ...createChatClient(chat, options),
    stream: (messages, signal) => streamText(chat, messages, streaming, signal),
    askWithTools: (task, signal) => askWithTools(chat, task, options, signal),
  };
}
