/** A model whose every call is within the budget and kept for the audit; given up once it fails for good. */
import type { TurnFailure } from '../../domain/turn.ts';
import type { ToolTask } from '../../llm/ask-with-tools.ts';
import type { ChatAnswer, ChatMessage, Question } from '../../llm/chat-client.ts';
import type { DraftingModel } from '../../llm/drafting-model.ts';
import type { Prompt } from '../../llm/read-prompt.ts';
import { estimateUsage, NO_USAGE, type TokenUsage } from '../../llm/token-usage.ts';
import type { TurnRecorder } from './turn-ports.ts';

/** Failures after which asking for the next part is pointless. */
const LASTING: ReadonlySet<TurnFailure> = new Set<TurnFailure>([
  'unauthorized',
  'rate_limited',
  'timeout',
  'endpoint_error',
  'budget_spent',
]);

/** By what a call is kept. */
export type Call = { readonly prompt: Prompt; readonly refs: () => readonly string[] };

export type TextOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: TurnFailure };

export type PaidModel = {
  /** Why it is asked no more; null = it is there. */
  lost(): TurnFailure | null;
  ask<Value>(
    call: Call,
    question: Question<Value>,
  ): Promise<ChatAnswer<Value> | { readonly ok: false; readonly reason: TurnFailure; readonly text: string }>;
  stream(call: Call, messages: readonly ChatMessage[]): AsyncGenerator<string, TextOutcome, undefined>;
  /** A failure here is not held against the model: it may be the tools that the endpoint does not know. */
  askWithTools(
    call: Call,
    task: Omit<ToolTask, 'mayCall' | 'onCall'>,
  ): Promise<
    { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: TurnFailure }
  >;
};

export type PaidModelInput = {
  readonly model: DraftingModel;
  /** Whether the budgets of the person and the day have anything left. */
  readonly mayAsk: () => Promise<boolean>;
  readonly recorder: Pick<TurnRecorder, 'keepCall'>;
  readonly signal: AbortSignal;
};

export function createPaidModel({ model, mayAsk, recorder, signal }: PaidModelInput): PaidModel {
  let lost: TurnFailure | null = null;

  function fail(reason: TurnFailure): {
    readonly ok: false;
    readonly reason: TurnFailure;
    readonly text: '';
  } {
    if (LASTING.has(reason)) lost = reason;
    return { ok: false, reason, text: '' };
  }

  async function refusal(): Promise<TurnFailure | null> {
    signal.throwIfAborted();
    if (lost === null && !(await mayAsk())) lost = 'budget_spent';
    return lost;
  }

  function keep(
    { prompt, refs }: Call,
    kept: { input: unknown; output: string | null; result: string; usage: TokenUsage; since: number },
  ): Promise<void> {
    const { input, output, result, usage, since } = kept;
    return recorder.keepCall({
      ...{ prompt: prompt.name, promptVersion: prompt.version, model: model.model },
      ...{ input, retrieved: refs(), output, result },
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      milliseconds: Math.round(performance.now() - since),
    });
  }

  return {
    lost: () => lost,

    async ask(call, question) {
      const refused = await refusal();
      if (refused) return fail(refused);
      const since = performance.now();
      const answer = await model.ask(question, signal);
      const output = answer.text === '' ? null : answer.text;
      const result = answer.ok ? 'done' : answer.reason;
      await keep(call, { input: question.messages, output, result, usage: answer.usage, since });
      return answer.ok || answer.reason === 'unreadable_answer' ? answer : fail(answer.reason);
    },

    async *stream(call, messages) {
      const refused = await refusal();
      if (refused) return fail(refused);
      const since = performance.now();
      const sent = messages.map(([, text]) => text).join('');
      let output = '';
      // Whoever stops listening, or is stopped, pays for what had come by then.
      let kept = { result: 'cancelled', usage: undefined as TokenUsage | undefined };
      const pieces = model.stream(messages, signal);
      try {
        for (;;) {
          const next = await pieces.next();
          if (!next.done) {
            output += next.value;
            yield next.value;
            continue;
          }
          const end = next.value;
          kept = { result: end.ok ? 'done' : end.reason, usage: end.usage };
          return end.ok ? { ok: true } : fail(end.reason);
        }
      } finally {
        await pieces.return({ ok: false, reason: 'cut_short', usage: NO_USAGE });
        const usage = kept.usage ?? estimateUsage(sent, output);
        await keep(call, {
          input: messages,
          output: output === '' ? null : output,
          result: kept.result,
          usage,
          since,
        });
      }
    },

    async askWithTools(call, task) {
      const refused = await refusal();
      if (refused) return fail(refused);
      let since = performance.now();
      const end = await model.askWithTools(
        {
          ...task,
          mayCall: async () => (await refusal()) === null,
          onCall: async ({ usage, ...made }) => {
            await keep(call, { ...made, usage, since });
            since = performance.now();
          },
        },
        signal,
      );
      if (end.ok) return end;
      return { ok: false, reason: end.reason === 'halted' ? 'budget_spent' : end.reason };
    },
  };
}
