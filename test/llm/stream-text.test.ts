import { once } from 'node:events';
import { createServer } from 'node:http';
import { delay, HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Sleep } from '../../src/domain/endpoint-retry.ts';
import { createOpenAiChatModel } from '../../src/llm/openai-chat.ts';
import { type StreamOptions, streamText, type TextEnd } from '../../src/llm/stream-text.ts';
import { API_KEY, answerWith, asked, BASE_URL, refuse, server } from './chat-server.ts';
import { streamOf } from './stream-server.ts';

beforeAll(() => server.listen({ onUnhandledRequest: 'bypass' }));
afterEach(() => {
  server.resetHandlers();
  asked.length = 0;
});
afterAll(() => server.close());

const MESSAGES = [
  ['system', '规则'],
  ['human', '请写'],
] as const;

/** Patience that never ends, unless it is asked for so long. */
const impatientAt =
  (limit: number): Sleep =>
  (milliseconds, signal) =>
    new Promise((resolve) => {
      if (milliseconds === limit) setTimeout(resolve, 20);
      signal?.addEventListener('abort', () => resolve());
    });

async function hear(
  { baseURL = BASE_URL, ...changes }: Partial<StreamOptions> & { baseURL?: string } = {},
  { signal, most = Number.POSITIVE_INFINITY }: { signal?: AbortSignal; most?: number } = {},
) {
  const waits: number[] = [];
  const chat = createOpenAiChatModel({
    ...{ baseURL, apiKey: API_KEY, model: 'm', method: 'jsonMode', maxRetries: 0 },
    timeoutMs: 5_000,
  });
  const stream = streamText(
    chat,
    MESSAGES,
    {
      maxRetries: 2,
      firstTokenMs: 1_000,
      idleMs: 500,
      patience: impatientAt(-1),
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
      },
      ...changes,
    },
    signal,
  );
  const pieces: string[] = [];
  let end: TextEnd | undefined;
  for (;;) {
    const next = await stream.next();
    if (next.done) {
      end = next.value;
      break;
    }
    pieces.push(next.value);
    if (pieces.length === most) {
      await stream.return({ ok: true, usage: { calls: 0, inputTokens: 0, outputTokens: 0 } });
      break;
    }
  }
  return { text: pieces.join(''), pieces, end, waits };
}

describe('a stream', () => {
  it('gives its pieces as they come, and what they cost', async () => {
    answerWith(() => streamOf(['老城区', '停车难。', '\n']));
    const { pieces, end } = await hear();
    expect(pieces).toEqual(['老城区', '停车难。', '\n']);
    expect(end).toEqual({ ok: true, usage: { calls: 1, inputTokens: 50, outputTokens: 7 } });
    expect(asked[0]).toMatchObject({ stream: true, messages: [{ role: 'system' }, { role: 'user' }] });
  });

  it('that nobody counted is counted by its characters', async () => {
    answerWith(() => streamOf(['四个字呢'], { counted: false }));
    const { end } = await hear();
    expect(end).toEqual({ ok: true, usage: { calls: 1, inputTokens: 4, outputTokens: 4 } });
  });

  it.each([
    [['<think>想一想', '</think>写', '好了。'], '写好了。'],
    [['<thi', 'nk>想</th', 'ink>写好了。'], '写好了。'],
    [['a < b，', '<thi'], 'a < b，<thi'],
    [['写。<think>没想完'], '写。'],
  ])('keeps thoughts to itself: %j', async (pieces, text) => {
    answerWith(() => streamOf(pieces));
    expect((await hear()).text).toBe(text);
  });
});

describe('a stream that breaks off', () => {
  it.each([
    ['in the middle of the connection', streamPlan({ broken: true })],
    ['without its end', streamPlan({ finish: null })],
    ['at the limit of the model', streamPlan({ finish: 'length' })],
    ['by the filter of the provider', streamPlan({ finish: 'content_filter' })],
  ])('%s is cut short, and not asked for again', async (_, plan) => {
    answerWith(() => streamOf(['第一句。', '第二'], plan));
    const { text, end } = await hear();
    // A connection that breaks may take its last bytes with it.
    expect(text).toMatch(/^第一句。(?:第二)?$/);
    expect(end).toMatchObject({ ok: false, reason: 'cut_short' });
    expect(end?.usage.outputTokens).toBeGreaterThan(0);
    expect(asked).toHaveLength(1);
  });

  it('by stalling is a timeout', async () => {
    answerWith(() => streamOf(['第一句。'], { stalled: true }));
    const { text, end } = await hear({ patience: impatientAt(500) });
    expect(text).toBe('第一句。');
    expect(end).toMatchObject({ ok: false, reason: 'timeout' });
    expect(asked).toHaveLength(1);
  });

  it('before its first text is asked for again', async () => {
    answerWith((_, attempt) => (attempt === 1 ? streamOf([], { broken: true }) : streamOf(['好。'])));
    expect(await hear()).toMatchObject({ text: '好。', end: { ok: true } });
  });
});

describe('an endpoint that does not begin', () => {
  it('within the time for the first text is asked again, then it is a timeout', async () => {
    answerWith(() => streamOf([], { stalled: true }));
    const { end } = await hear({ patience: impatientAt(1_000), maxRetries: 1 });
    expect(end).toMatchObject({ ok: false, reason: 'timeout', usage: { calls: 0 } });
    expect(asked).toHaveLength(2);
  });

  it('because it never answers is a timeout', async () => {
    answerWith(async () => {
      await delay('infinite');
      return streamOf([]);
    });
    const { end } = await hear({ patience: impatientAt(1_000), maxRetries: 0 });
    expect(end).toMatchObject({ ok: false, reason: 'timeout' });
  });

  it.each([
    [401, 'unauthorized', 1],
    [403, 'unauthorized', 1],
    [400, 'endpoint_error', 1],
    [429, 'rate_limited', 3],
    [500, 'endpoint_error', 3],
  ])('with %d is %s after %d requests', async (status, reason, requests) => {
    answerWith(() => refuse(status));
    const { text, end } = await hear();
    expect({ text, end }).toMatchObject({ text: '', end: { ok: false, reason } });
    expect(asked).toHaveLength(requests);
  });

  it('is asked again when Retry-After has passed', async () => {
    answerWith((_, attempt) => (attempt === 1 ? refuse(429, { 'retry-after': '7' }) : streamOf(['好。'])));
    expect(await hear()).toMatchObject({ text: '好。', waits: [7_000] });
  });

  it.each([
    ['nothing', () => streamOf([])],
    ['a whole answer instead', () => HttpResponse.json({ choices: [{ message: { content: '好' } }] })],
    ['thoughts alone', () => streamOf(['<think>想</think>'])],
  ])('but gives %s: no text', async (_, answer) => {
    answerWith(answer);
    expect((await hear()).text).toBe('');
  });
});

describe('a listener', () => {
  it.each([
    ['who goes', { most: 2 }, {}],
    ['who waits too long', {}, { patience: impatientAt(500) }],
  ])('%s ends the request', async (_, listening, changes) => {
    const endpoint = await openEndpoint(['一', '二']);
    const { pieces } = await hear({ ...changes, baseURL: endpoint.baseURL }, listening);
    expect(pieces).toEqual(['一', '二']);
    await endpoint.closed;
    endpoint.server.close();
  });

  it('who is stopped hears why', async () => {
    const stop = new AbortController();
    answerWith(() => streamOf(['一'], { stalled: true }));
    const heard = hear({}, { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('stopped')), 20);
    await expect(heard).rejects.toThrow('stopped');
  });
});

/** A real one, since a double in the process does not hear that its caller went. It never ends its stream. */
async function openEndpoint(pieces: readonly string[]) {
  let hangUp = () => {};
  const closed = new Promise<void>((resolve) => {
    hangUp = resolve;
  });
  const endpoint = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const content of pieces) {
      const choices = [{ index: 0, delta: { content }, finish_reason: null }];
      response.write(`data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices })}\n\n`);
    }
    response.on('close', hangUp);
  }).listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
  const { port } = z.object({ port: z.number() }).parse(endpoint.address());
  return { baseURL: `http://127.0.0.1:${port}/v1`, closed, server: endpoint };
}

function streamPlan(plan: Parameters<typeof streamOf>[1]) {
  return plan;
}
