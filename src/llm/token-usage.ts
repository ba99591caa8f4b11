/** What an answer cost. */
import type { AIMessageChunk } from '@langchain/core/messages';
import { z } from 'zod';

export type TokenUsage = {
  /** Answers received; attempts that failed cost nothing. */
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
};

export const NO_USAGE: TokenUsage = { calls: 0, inputTokens: 0, outputTokens: 0 };

const countSchema = z.object({ input_tokens: z.number(), output_tokens: z.number() });

/** As the endpoint counted; undefined: some do not. */
export function countedUsage({
  usage_metadata,
}: Pick<AIMessageChunk, 'usage_metadata'>): TokenUsage | undefined {
  const { data } = countSchema.safeParse(usage_metadata);
  return data && { calls: 1, inputTokens: data.input_tokens, outputTokens: data.output_tokens };
}

/** For an answer that nobody counted or that was cut: a token a character, which is on the high side for Chinese. */
export function estimateUsage(sent: string, received: string): TokenUsage {
  return { calls: 1, inputTokens: sent.length, outputTokens: received.length };
}

export function addUsage(one: TokenUsage, other: TokenUsage): TokenUsage {
  return {
    calls: one.calls + other.calls,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
  };
}
