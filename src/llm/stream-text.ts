/**
 * Plain text from a chat model, piece by piece. It is asked again only before the first piece: what was heard is not
 * taken back. A stream that stalls or breaks off is a reason, not an exception.
 */
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessageChunk } from '@langchain/core/messages';
import { z } from 'zod';
import { type Sleep, sleepOnClock } from '../domain/endpoint-retry.ts';
import { type ChatFailure, callEndpoint, describeFailure, type RetryOptions } from './call-endpoint.ts';
import { asTuples, type ChatMessage } from './chat-client.ts';
import { createThoughtFilter } from './hide-thoughts.ts';
import { countedUsage, estimateUsage, NO_USAGE, type TokenUsage } from './token-usage.ts';

export type TextEnd =
  | { readonly ok: true; readonly usage: TokenUsage }
  /** cut_short: the connection broke, or the model's own limit was reached. unreadable_answer: there was no text. */
  | { readonly ok: false; readonly reason: ChatFailure | 'cut_short'; readonly usage: TokenUsage };

export type TextStream = AsyncGenerator<string, TextEnd, undefined>;

export type StreamOptions = RetryOptions & {
  /** Longest silence before the first text, and between two pieces. */
  readonly firstTokenMs: number;
  readonly idleMs: number;
  /** Waits for a piece this long. */
  readonly patience?: Sleep;
};

/**
 * Never rejects for a failing endpoint; rejects with the signal's reason when aborted. Ending the generator early ends
 * the request.
 *
 * @param chat made with maxRetries 0.
 */
export async function* streamText(
  chat: BaseChatModel,
  messages: readonly ChatMessage[],
  options: StreamOptions,
  signal?: AbortSignal,
): TextStream {
  const sent = messages.map(([, text]) => text).join('');
  const opened = await callEndpoint(() => openStream(chat, messages, options, signal), options, signal);
  if (!opened.ok) return { ok: false, reason: opened.reason, usage: NO_USAGE };
  const { reader, first } = opened.value;
  const thoughts = createThoughtFilter();
  let received = '';
  let usage: TokenUsage | undefined;
  let finish: string | undefined;
  const spent = () => usage ?? estimateUsage(sent, received);
  try {
    for (let next = first; !next.done; next = await reader.next(options.idleMs)) {
      received += next.value.text;
      usage = countedUsage(next.value) ?? usage;
      finish = readFinish(next.value) ?? finish;
      const spoken = thoughts.feed(next.value.text);
      if (spoken !== '') yield spoken;
    }
  } catch (error) {
    signal?.throwIfAborted();
    const { reason } = describeFailure(error);
    return {
      ok: false,
      reason: received === '' || reason === 'timeout' ? reason : 'cut_short',
      usage: spent(),
    };
  } finally {
    reader.stop();
  }
  const rest = thoughts.rest();
  if (rest !== '') yield rest;
  if (finish === 'stop') return { ok: true, usage: spent() };
  return { ok: false, reason: received === '' ? 'unreadable_answer' : 'cut_short', usage: spent() };
}

type Piece = IteratorResult<AIMessageChunk>;
type Reader = { next(milliseconds: number): Promise<Piece>; stop(): void };

/** Up to the first piece with text in it; what comes before is a greeting of the protocol. */
async function openStream(
  chat: BaseChatModel,
  messages: readonly ChatMessage[],
  { firstTokenMs, patience = sleepOnClock }: StreamOptions,
  signal: AbortSignal | undefined,
): Promise<{ readonly reader: Reader; readonly first: Piece }> {
  const stop = new AbortController();
  const ended = AbortSignal.any(signal ? [signal, stop.signal] : [stop.signal]);
  const opening = chat.stream(asTuples(messages), { signal: ended });
  let pieces: AsyncIterator<AIMessageChunk> | undefined;
  const reader: Reader = {
    next: (milliseconds) => within(pieces ? pieces.next().catch(asBroken) : DONE, milliseconds, patience),
    stop: () => stop.abort(),
  };
  try {
    const stream = await within(opening.catch(asBroken), firstTokenMs, patience);
    pieces = stream[Symbol.asyncIterator]();
    let first = await reader.next(firstTokenMs);
    while (!first.done && first.value.text === '' && readFinish(first.value) === undefined) {
      first = await reader.next(firstTokenMs);
    }
    return { reader, first };
  } catch (error) {
    reader.stop();
    throw error;
  }
}

/** A connection that breaks passes, as one that was never made: the client's errors for both have no status. */
function asBroken(error: unknown): never {
  if (error instanceof Error && ('status' in error || /timeout/i.test(error.name))) throw error;
  throw Object.assign(new Error('the stream broke', { cause: error }), { status: undefined });
}

const DONE = Promise.resolve<Piece>({ done: true, value: undefined });

/** @throws an error that is named a timeout. */
async function within<Value>(waited: Promise<Value>, milliseconds: number, patience: Sleep): Promise<Value> {
  const over = new AbortController();
  const late = patience(milliseconds, over.signal).then(() => {
    throw Object.assign(new Error('the stream stalled'), { name: 'TimeoutError' });
  });
  // Whichever loses the race is heard by nobody.
  late.catch(() => {});
  waited.catch(() => {});
  try {
    return await Promise.race([waited, late]);
  } finally {
    over.abort();
  }
}

const finishSchema = z.looseObject({ finish_reason: z.string().optional().catch(undefined) });

const readFinish = ({ response_metadata }: AIMessageChunk): string | undefined =>
  finishSchema.parse(response_metadata).finish_reason;
