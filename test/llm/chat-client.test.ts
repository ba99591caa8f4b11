import { delay, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { AnswerMethod } from '../../src/llm/chat-client.ts';
import { NO_USAGE } from '../../src/llm/token-usage.ts';
import { API_KEY, answerWith, asked, completion, openAiChat, refuse, server } from './chat-server.ts';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  asked.length = 0;
});
afterAll(() => server.close());

const schema = z.strictObject({ title: z.string() });
const QUESTION = {
  messages: [
    ['system', '规则'],
    ['human', '请拟标题'],
  ] as const,
  schema,
  schemaName: 'draft',
};
const GOOD = JSON.stringify({ title: '路灯不亮' });
const PAID = { calls: 1, inputTokens: 100, outputTokens: 20 };

describe('asking', () => {
  it.each([
    ['jsonSchema', { format: 'json_schema', tool: undefined }],
    ['functionCalling', { format: undefined, tool: 'draft' }],
    ['jsonMode', { format: 'json_object', tool: undefined }],
  ] satisfies [AnswerMethod, object][])('%s sends the schema and reads the answer', async (method, sent) => {
    answerWith((request) => completion(GOOD, request));
    const answer = await openAiChat({ method }).ask(QUESTION);
    expect(answer).toMatchObject({ ok: true, value: { title: '路灯不亮' }, usage: PAID });
    const [request] = asked;
    expect({ format: request?.response_format?.type, tool: request?.tools?.[0]?.function.name }).toEqual(
      sent,
    );
    expect(request?.messages.map(({ role }) => role)).toEqual(['system', 'user']);
  });

  it('sends a schema that strict servers accept', async () => {
    answerWith((request) => completion(GOOD, request));
    await openAiChat().ask(QUESTION);
    expect(asked[0]?.response_format).toMatchObject({
      json_schema: {
        name: 'draft',
        strict: true,
        schema: { additionalProperties: false, required: ['title'] },
      },
    });
  });

  it.each([
    ['a fence', `\`\`\`json\n${GOOD}\n\`\`\``],
    ['thoughts', `<think>{不是答案}</think>\n好的：${GOOD}`],
  ])('reads an answer inside %s', async (_, text) => {
    answerWith((request) => completion(text, request));
    expect(await openAiChat({ method: 'jsonMode' }).ask(QUESTION)).toMatchObject({ ok: true });
  });

  it.each(['jsonSchema', 'functionCalling', 'jsonMode'] satisfies AnswerMethod[])(
    '%s: broken JSON and a wrong schema are unreadable, paid for, and not asked again here',
    async (method) => {
      for (const text of ['{"title": "路', '{"title": 5}', '{"title":"甲","more":1}', '', 'null']) {
        asked.length = 0;
        answerWith((request) => completion(text, request));
        const answer = await openAiChat({ method }).ask(QUESTION);
        expect(answer).toMatchObject({ ok: false, reason: 'unreadable_answer', usage: PAID });
        expect(asked).toHaveLength(1);
      }
    },
  );
});

describe('an endpoint that fails', () => {
  it.each([
    [401, 'unauthorized', 1],
    [403, 'unauthorized', 1],
    [400, 'endpoint_error', 1],
    [404, 'endpoint_error', 1],
    [429, 'rate_limited', 3],
    [500, 'endpoint_error', 3],
    [503, 'endpoint_error', 3],
  ])('with %d is %s after %d requests', async (status, reason, requests) => {
    answerWith(() => refuse(status));
    expect(await openAiChat().ask(QUESTION)).toEqual({ ok: false, reason, text: '', usage: NO_USAGE });
    expect(asked).toHaveLength(requests);
  });

  it('is asked again when Retry-After has passed', async () => {
    answerWith((request, attempt) =>
      attempt === 1 ? refuse(429, { 'retry-after': '9' }) : completion(GOOD, request),
    );
    const chat = openAiChat();
    expect(await chat.ask(QUESTION)).toMatchObject({ ok: true });
    expect(chat.waits).toEqual([9_000]);
  });

  it('by stalling is a timeout', async () => {
    answerWith(async (request) => {
      await delay(5_000);
      return completion(GOOD, request);
    });
    const answer = await openAiChat({ timeoutMs: 30, maxRetries: 1 }).ask(QUESTION);
    expect(answer).toMatchObject({ ok: false, reason: 'timeout' });
    expect(asked).toHaveLength(2);
  });

  it('by not being there is asked again', async () => {
    answerWith((request, attempt) => (attempt === 1 ? HttpResponse.error() : completion(GOOD, request)));
    expect(await openAiChat().ask(QUESTION)).toMatchObject({ ok: true });
  });

  it.each([
    ['HTML', () => HttpResponse.html('<html></html>')],
    [
      'cut JSON',
      () => new HttpResponse('{"choices": [', { headers: { 'content-type': 'application/json' } }),
    ],
    ['JSON of another kind', () => HttpResponse.json({ result: 1 })],
    ['no choices', () => HttpResponse.json({ id: 'x', choices: [] })],
  ])('by answering %s is a reason, not an exception', async (_, answer) => {
    answerWith(answer);
    expect(await openAiChat().ask(QUESTION)).toMatchObject({ ok: false });
    expect(asked).toHaveLength(1);
  });

  it('rejects when aborted', async () => {
    const controller = new AbortController();
    answerWith(async (request) => {
      controller.abort(new Error('stopped'));
      await delay(5_000);
      return completion(GOOD, request);
    });
    await expect(openAiChat().ask(QUESTION, controller.signal)).rejects.toThrow('stopped');
  });
});

it.each([{ baseURL: 'chat.test' }, { apiKey: `${API_KEY}\n` }])(
  'refuses %o without showing the key',
  (changes) => {
    const made = () => openAiChat(changes);
    expect(made).toThrow(/设置/);
    expect(made).not.toThrow(API_KEY);
  },
);

it('logs nothing', async () => {
  const spies = (['log', 'warn', 'error', 'info', 'debug'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation(() => undefined),
  );
  answerWith(() => refuse(401));
  const answer = await openAiChat().ask(QUESTION);
  const written = spies.flatMap((spy) => spy.mock.calls);
  for (const spy of spies) spy.mockRestore();
  expect(written).toEqual([]);
  expect(JSON.stringify(answer)).not.toContain(API_KEY);
});

it('sends the question to no tracing service, whatever the environment says', async () => {
  vi.stubEnv('LANGSMITH_TRACING', 'true');
  vi.stubEnv('LANGSMITH_API_KEY', 'test');
  vi.stubEnv('LANGCHAIN_CALLBACKS_BACKGROUND', 'false');
  const called: string[] = [];
  server.events.on('request:start', ({ request }) => called.push(new URL(request.url).host));
  answerWith((request) => completion(GOOD, request));
  await openAiChat().ask(QUESTION);
  server.events.removeAllListeners();
  vi.unstubAllEnvs();
  expect(called).toEqual(['chat.test.invalid']);
});
