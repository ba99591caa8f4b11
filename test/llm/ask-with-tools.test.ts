import { HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { askWithTools, type ToolTask, type ToolTaskCall } from '../../src/llm/ask-with-tools.ts';
import { createOpenAiChatModel } from '../../src/llm/openai-chat.ts';
import {
  API_KEY,
  type Asked,
  answerWith,
  asked,
  BASE_URL,
  completion,
  refuse,
  server,
} from './chat-server.ts';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  asked.length = 0;
});
afterAll(() => server.close());

let answers = 0;
const wants = (...queries: readonly [name: string, args: string][]) => {
  answers += 1;
  const tool_calls = queries.map(([name, args], index) => ({
    id: `call-${answers}-${index}`,
    type: 'function',
    function: { name, arguments: args },
  }));
  return HttpResponse.json({
    id: `wants-${answers}`,
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [
      { index: 0, message: { role: 'assistant', content: null, tool_calls }, finish_reason: 'tool_calls' },
    ],
    usage: { prompt_tokens: 30, completion_tokens: 3, total_tokens: 33 },
  });
};
const says = (text: string, request: Asked) => completion(text, { ...request, tools: undefined });

async function ask(changes: Partial<ToolTask> = {}, signal?: AbortSignal) {
  const chat = createOpenAiChatModel({
    ...{ baseURL: BASE_URL, apiKey: API_KEY, model: 'm', method: 'jsonMode', maxRetries: 0 },
    timeoutMs: 2_000,
  });
  const [queries, calls]: [string[], ToolTaskCall[]] = [[], []];
  const end = await askWithTools(
    chat,
    {
      ...{ system: '规则', user: '请列提纲', mostModelCalls: 3, mostToolCalls: 4 },
      tools: [
        {
          name: 'search_laws',
          description: '检索法条',
          search: async (query) => {
            queries.push(query);
            return `<依据 编号="L1">${query}</依据>`;
          },
        },
      ],
      mayCall: async () => true,
      onCall: async (call) => {
        calls.push(call);
      },
      ...changes,
    },
    { maxRetries: 1, sleep: async () => {} },
    signal,
  );
  return { end, queries, calls };
}

it('looks up what the model asks for, and gives its last words', async () => {
  answerWith((request, attempt) =>
    attempt === 1 ? wants(['search_laws', '{"query":"停车"}']) : says('{"title":"好"}', request),
  );
  const { end, queries, calls } = await ask();
  expect(end).toEqual({ ok: true, text: '{"title":"好"}' });
  expect(queries).toEqual(['停车']);
  expect(asked[1]?.messages.at(-1)).toMatchObject({ role: 'tool', content: '<依据 编号="L1">停车</依据>' });
  expect(calls.map(({ result, usage }) => [result, usage.inputTokens])).toEqual([
    ['done', 30],
    ['done', 100],
  ]);
});

it('ends a model that asks without end', async () => {
  answerWith(() => wants(['search_laws', '{"query":"停车"}']));
  expect((await ask()).end).toEqual({ ok: false, reason: 'looping' });
  expect(asked).toHaveLength(3);
});

it('ends a model that asks for too much at once, before it is looked up', async () => {
  answerWith(() =>
    wants(...Array.from({ length: 5 }, () => ['search_laws', '{"query":"停车"}'] as [string, string])),
  );
  const { end, queries } = await ask();
  expect(end).toEqual({ ok: false, reason: 'looping' });
  expect(queries).toEqual([]);
});

it.each([
  ['a tool that there is not', ['delete_all', '{"query":"停车"}']],
  ['no query', ['search_laws', '{}']],
  ['another thing', ['search_laws', '{"query":{"a":1}}']],
] satisfies [string, [string, string]][])('answers %s with what there is', async (_, wanted) => {
  answerWith((request, attempt) => (attempt === 1 ? wants(wanted) : says('好', request)));
  const { end, queries } = await ask();
  expect(end).toEqual({ ok: true, text: '好' });
  expect(queries).toEqual([]);
});

it.each([
  [400, 'endpoint_error', 1],
  [401, 'unauthorized', 1],
  [429, 'rate_limited', 2],
])('an endpoint that refuses tools with %d is %s', async (status, reason, requests) => {
  answerWith(() => refuse(status));
  const { end, calls } = await ask();
  expect(end).toEqual({ ok: false, reason });
  expect(calls).toMatchObject([{ result: reason, output: null, usage: { inputTokens: 0 } }]);
  expect(asked).toHaveLength(requests);
});

it('asks before each call whether it may', async () => {
  answerWith(() => wants(['search_laws', '{"query":"停车"}']));
  let left = 1;
  expect((await ask({ mayCall: async () => left-- > 0 })).end).toEqual({ ok: false, reason: 'halted' });
  expect(asked).toHaveLength(1);
});

it('rejects when it is stopped, and when a search fails', async () => {
  answerWith(() => wants(['search_laws', '{"query":"停车"}']));
  await expect(ask({}, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  const search = async () => {
    throw new Error('no database');
  };
  await expect(ask({ tools: [{ name: 'search_laws', description: '', search }] })).rejects.toThrow(
    'no database',
  );
});
