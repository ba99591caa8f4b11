/**
 * A model that may look things up before it answers, held to a number of calls. The loop is our own: each call must be
 * counted, paid for and retried as any other, and LangChain's agent brings types of zod that ours do not go with.
 * What a tool returns is data: the caller wraps it.
 */
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import {
  type AIMessageChunk,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
} from '@langchain/core/messages';
import { z } from 'zod';
import { type ChatFailure, callEndpoint, type RetryOptions } from './call-endpoint.ts';
import { countedUsage, estimateUsage, NO_USAGE, type TokenUsage } from './token-usage.ts';

export type LookUp = {
  /** Letters and _. */
  readonly name: string;
  readonly description: string;
  readonly search: (query: string) => Promise<string>;
};

export type ToolTask = {
  readonly system: string;
  readonly user: string;
  readonly tools: readonly LookUp[];
  readonly mostModelCalls: number;
  readonly mostToolCalls: number;
  /** Asked before each call of the model; false ends the task. */
  readonly mayCall: () => Promise<boolean>;
  readonly onCall: (call: ToolTaskCall) => Promise<void>;
};

export type ToolTaskCall = {
  /** Everything that was sent. */
  readonly input: unknown;
  /** null: nothing came. */
  readonly output: string | null;
  readonly result: 'done' | ChatFailure;
  readonly usage: TokenUsage;
};

export type ToolTaskEnd =
  | { readonly ok: true; readonly text: string }
  /** looping: it asked for more than it was given. halted: mayCall said no. */
  | { readonly ok: false; readonly reason: ChatFailure | 'looping' | 'halted' };

/** A model's first words are enough to search by. */
const LONGEST_QUERY = 200;
const querySchema = z.object({ query: z.string().trim().min(1) });

/**
 * Never rejects for a failing endpoint; rejects with the signal's reason when aborted, and when a search does.
 *
 * @param chat made with maxRetries 0.
 */
export async function askWithTools(
  chat: BaseChatModel,
  task: ToolTask,
  options: RetryOptions,
  signal?: AbortSignal,
): Promise<ToolTaskEnd> {
  const asking = chat.withConfig({ tools: task.tools.map(describeTool) } as object);
  const messages: BaseMessage[] = [new SystemMessage(task.system), new HumanMessage(task.user)];
  let lookUps = 0;
  for (let call = 0; call < task.mostModelCalls; call++) {
    if (!(await task.mayCall())) return { ok: false, reason: 'halted' };
    const called = await callEndpoint(
      () => asking.invoke(messages, signal === undefined ? {} : { signal }),
      options,
      signal,
    );
    await task.onCall(describeCall(messages, called));
    if (!called.ok) return called;
    const { value: answer } = called;
    const wanted = [...(answer.tool_calls ?? []), ...(answer.invalid_tool_calls ?? [])];
    if (wanted.length === 0) return { ok: true, text: answer.text };
    lookUps += wanted.length;
    if (lookUps > task.mostToolCalls) break;
    messages.push(answer);
    for (const { id = '', name = '', args } of wanted) {
      messages.push(new ToolMessage({ tool_call_id: id, content: await lookUp(task.tools, name, args) }));
    }
  }
  return { ok: false, reason: 'looping' };
}

function describeTool({ name, description }: LookUp): object {
  const parameters = {
    type: 'object',
    properties: { query: { type: 'string', description: '检索词，不超过五十个字' } },
    required: ['query'],
    additionalProperties: false,
  };
  return { type: 'function', function: { name, description, parameters } };
}

async function lookUp(tools: readonly LookUp[], name: string, args: unknown): Promise<string> {
  const tool = tools.find((offered) => offered.name === name);
  const { data } = querySchema.safeParse(args);
  if (tool === undefined) return `没有工具 ${tools.map((offered) => offered.name).join('、')} 以外的工具`;
  if (data === undefined) return '参数应为 {"query": "检索词"}';
  return tool.search(data.query.slice(0, LONGEST_QUERY));
}

function describeCall(
  messages: readonly BaseMessage[],
  called: Awaited<ReturnType<typeof callEndpoint<AIMessageChunk>>>,
): ToolTaskCall {
  const input = messages.map(asPlain);
  if (!called.ok) return { input, output: null, result: called.reason, usage: NO_USAGE };
  const output = JSON.stringify(asPlain(called.value));
  const usage = countedUsage(called.value) ?? estimateUsage(JSON.stringify(input), output);
  return { input, output, result: 'done', usage };
}

const callsSchema = z.array(z.object({ name: z.string(), args: z.unknown() })).catch([]);

function asPlain(message: BaseMessage): object {
  const calls = 'tool_calls' in message ? callsSchema.parse(message.tool_calls) : [];
  return { role: message.type, text: message.text, ...(calls.length > 0 && { calls }) };
}
