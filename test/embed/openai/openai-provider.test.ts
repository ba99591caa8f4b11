import { HttpResponse } from 'msw';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkVector } from '../../../src/embed/check-vector.ts';
import type { EmbedOutcome } from '../../../src/embed/provider.ts';
import {
  API_KEY,
  answerWith,
  asked,
  DIMENSIONS,
  encode,
  input,
  itemsFor,
  listOf,
  NOW,
  provider,
  refuse,
  server,
  stall,
  unit,
  vectorFor,
} from './embedding-server.ts';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  asked.length = 0;
});
afterAll(() => server.close());

const reasons = (outcomes: readonly EmbedOutcome[]) =>
  outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.reason));

function vectorOf(outcome: EmbedOutcome | undefined): Float32Array {
  if (outcome?.ok !== true) throw new Error(`no vector: ${outcome?.reason}`);
  return outcome.vector;
}

function expectVector(outcome: EmbedOutcome | undefined, expected: readonly number[]): void {
  const vector = vectorOf(outcome);
  expect(checkVector(vector)).toBeNull();
  expected.forEach((value, index) => {
    expect(vector[index]).toBeCloseTo(value, 5);
  });
  expect(vector.subarray(expected.length).every((value) => value === 0)).toBe(true);
}

const failOn = (bad: string) => (request: Parameters<Parameters<typeof answerWith>[0]>[0]) =>
  request.input.includes(bad) ? refuse(400) : listOf(itemsFor(request));

describe('an answer', () => {
  it.each(['float', 'base64'] as const)('in %s is normalised and padded', async (encodingFormat) => {
    answerWith((request) => listOf(itemsFor(request)));
    const outcomes = await provider({ encodingFormat }).embed([input('路灯不亮', '照明')]);
    expectVector(outcomes[0], unit(vectorFor('照明\n路灯不亮')));
    expect(asked).toEqual([{ model: 'bge-m3', input: ['照明\n路灯不亮'], encoding_format: encodingFormat }]);
  });

  it('of numbers is read although base64 was asked for', async () => {
    answerWith((request) => listOf(itemsFor({ ...request, encoding_format: 'float' })));
    const outcomes = await provider({ encodingFormat: 'base64' }).embed([input('甲乙')]);
    expectVector(outcomes[0], unit(vectorFor('甲乙')));
  });

  it('in another order is put in order by index', async () => {
    answerWith((request) => listOf(itemsFor(request).toReversed()));
    const outcomes = await provider().embed(['一', '二二', '三三三'].map((text) => input(text)));
    for (const [index, text] of ['一', '二二', '三三三'].entries()) {
      expectVector(outcomes[index], unit(vectorFor(text)));
    }
  });

  it('carries the dimensions only when the server takes the parameter', async () => {
    answerWith((request) => listOf(itemsFor(request)));
    await provider({ sendDimensions: true }).embed([input('甲')]);
    expect(asked[0]?.dimensions).toBe(DIMENSIONS);
  });

  it.each([
    ['too short', [1, 2, 3], 'wrong_dimensions'],
    ['too long', [1, 2, 3, 4, 5], 'wrong_dimensions'],
    ['empty', [], 'wrong_dimensions'],
    ['nothing', null, 'wrong_dimensions'],
    ['bytes that are no floats', 'AAAA', 'wrong_dimensions'],
    ['a null among numbers', [1, null, 3, 4], 'not_finite'],
    ['zero', [0, 0, 0, 0], 'not_finite'],
    ['base64 with NaN', encode([Number.NaN, 1, 1, 1], { encoding_format: 'base64' }), 'not_finite'],
    ['base64 with infinity', encode([Infinity, 1, 1, 1], { encoding_format: 'base64' }), 'not_finite'],
  ])('with one vector %s fails that text only', async (_, embedding, reason) => {
    answerWith((request) =>
      listOf(itemsFor(request).map((item) => (item.index === 1 ? { index: 1, embedding } : item))),
    );
    const outcomes = await provider().embed(['甲', '乙', '丙'].map((text) => input(text)));
    expect(reasons(outcomes)).toEqual(['ok', reason, 'ok']);
    expect(asked).toHaveLength(1);
  });

  it('with half of the batch is completed by asking for the rest', async () => {
    answerWith((request, attempt) =>
      listOf(itemsFor(request).filter(({ index }) => attempt > 1 || index % 2 === 1)),
    );
    const outcomes = await provider().embed(['一', '二二', '三三三', '四四四四'].map((text) => input(text)));
    expect(asked[1]?.input).toEqual(['一', '三三三']);
    expectVector(outcomes[2], unit(vectorFor('三三三')));
    expectVector(outcomes[3], unit(vectorFor('四四四四')));
  });

  it('that leaves a text out twice is not asked for a third time', async () => {
    answerWith((request) => listOf(itemsFor(request).filter(({ index }) => request.input[index] !== '乙')));
    const outcomes = await provider().embed(['甲', '乙'].map((text) => input(text)));
    expect(reasons(outcomes)).toEqual(['ok', 'missing_in_answer']);
    expect(asked).toHaveLength(2);
  });

  it('with the same index twice says nothing certain', async () => {
    answerWith((request) => listOf(itemsFor(request).map((item) => ({ ...item, index: 0 }))));
    const outcomes = await provider().embed(['甲', '乙'].map((text) => input(text)));
    expect(reasons(outcomes)).toEqual(['missing_in_answer', 'missing_in_answer']);
  });

  it.each([
    ['no JSON', () => new HttpResponse('<html>', { headers: { 'content-type': 'application/json' } })],
    ['HTML', () => HttpResponse.html('<html></html>')],
    ['JSON of another kind', () => HttpResponse.json({ result: [] })],
  ])('that is %s is an endpoint error', async (_, answer) => {
    answerWith(answer);
    expect(reasons(await provider().embed([input('甲')]))).toEqual(['endpoint_error']);
  });

  it('with a bare NaN loses only the text it belongs to', async () => {
    answerWith((request) =>
      request.input.includes('坏')
        ? new HttpResponse('{"data":[{"index":0,"embedding":[NaN]}]}', {
            headers: { 'content-type': 'application/json' },
          })
        : listOf(itemsFor(request)),
    );
    const outcomes = await provider().embed(['甲', '坏', '丙'].map((text) => input(text)));
    expect(reasons(outcomes)).toEqual(['ok', 'endpoint_error', 'ok']);
  });
});

describe('a refused request', () => {
  it.each([
    ['seconds', '7', 7_000],
    ['a date', new Date(NOW + 12_000).toUTCString(), 12_000],
    ['a date gone by', new Date(NOW - 12_000).toUTCString(), 0],
    ['an hour', '3600', 60_000],
    ['nonsense', 'soon', 500],
  ])('waits as Retry-After says: %s', async (_, retryAfter, wait) => {
    answerWith((request, attempt) =>
      attempt === 1 ? refuse(429, { 'retry-after': retryAfter }) : listOf(itemsFor(request)),
    );
    const tried = provider();
    expect(reasons(await tried.embed([input('甲')]))).toEqual(['ok']);
    expect(tried.waits).toEqual([wait]);
  });

  it.each([408, 409, 429, 500, 502, 503])('with %d is made again, waiting twice as long', async (status) => {
    answerWith((request, attempt) => (attempt < 4 ? refuse(status) : listOf(itemsFor(request))));
    const tried = provider();
    expect(reasons(await tried.embed([input('甲')]))).toEqual(['ok']);
    expect(tried.waits).toEqual([500, 1000, 2000]);
  });

  it.each([
    [429, 'rate_limited', 4],
    [500, 'endpoint_error', 4],
    [408, 'timeout', 4],
    [404, 'endpoint_error', 1],
  ])('with %d in the end is %s after %d requests', async (status, reason, requests) => {
    answerWith(() => refuse(status));
    expect(reasons(await provider().embed([input('甲')]))).toEqual([reason]);
    expect(asked).toHaveLength(requests);
  });

  it.each([401, 403])('with %d stops everything at once', async (status) => {
    answerWith((request, attempt) => (attempt === 2 ? refuse(status) : listOf(itemsFor(request))));
    const outcomes = await provider({ batchSize: 1 }).embed(
      ['甲', '乙', '丙', '丁'].map((text) => input(text)),
    );
    expect(reasons(outcomes)).toEqual(Array(4).fill('unauthorized'));
    expect(asked).toHaveLength(2);
  });

  it('with 400 is halved until the bad text stands alone', async () => {
    answerWith(failOn('坏'));
    const texts = ['一', '二', '三', '四', '五', '坏', '七', '八'];
    const outcomes = await provider().embed(texts.map((text) => input(text)));
    expect(reasons(outcomes)).toEqual(texts.map((text) => (text === '坏' ? 'endpoint_error' : 'ok')));
    expect(asked.map(({ input: sent }) => sent.length)).toEqual([8, 4, 4, 2, 1, 1, 2]);
  });

  it('by a stalled server is a timeout', async () => {
    answerWith(async (request) => {
      await stall();
      return listOf(itemsFor(request));
    });
    const outcomes = await provider({ timeoutMs: 30, maxRetries: 1 }).embed([input('甲')]);
    expect(reasons(outcomes)).toEqual(['timeout']);
    expect(asked).toHaveLength(2);
  });

  it('by a body that stalls half-way is a timeout as well', async () => {
    const half = new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('{"data":[')) });
    answerWith(() => new HttpResponse(half, { headers: { 'content-type': 'application/json' } }));
    const outcomes = await provider({ timeoutMs: 30, maxRetries: 0 }).embed([input('甲')]);
    expect(reasons(outcomes)).toEqual(['timeout']);
  });

  it('by no server is made again', async () => {
    answerWith((request, attempt) => (attempt === 1 ? HttpResponse.error() : listOf(itemsFor(request))));
    expect(reasons(await provider().embed([input('甲')]))).toEqual(['ok']);
  });
});

describe('aborting', () => {
  it('rejects while a request is under way', async () => {
    const controller = new AbortController();
    answerWith(async (request) => {
      controller.abort(new Error('stopped'));
      await stall();
      return listOf(itemsFor(request));
    });
    await expect(provider().embed([input('甲')], controller.signal)).rejects.toThrow('stopped');
  });

  it('rejects while waiting to try again', async () => {
    const controller = new AbortController();
    answerWith(() => refuse(500));
    const waiting = provider({ sleep: async () => controller.abort(new Error('stopped')) });
    await expect(waiting.embed([input('甲')], controller.signal)).rejects.toThrow('stopped');
    expect(asked).toHaveLength(1);
  });
});

describe('text', () => {
  it('that is empty is never sent', async () => {
    answerWith((request) => listOf(itemsFor(request)));
    const outcomes = await provider().embed([input(''), input(' \n　'), input('甲')]);
    expect(reasons(outcomes)).toEqual(['empty_text', 'empty_text', 'ok']);
    expect(asked[0]?.input).toEqual(['甲']);
  });

  it('too long for the model is pooled from its sentences, weighted by their length', async () => {
    answerWith((request) => listOf(itemsFor(request)));
    const first = `${'甲'.repeat(11)}。`;
    const second = `${'乙'.repeat(15)}。`;
    const outcomes = await provider({ maxCharacters: 16 }).embed([input(first + second)]);
    expect(asked[0]?.input).toEqual([first, second]);
    const [one, two] = [unit(vectorFor(first)), unit(vectorFor(second))];
    expectVector(outcomes[0], unit(one.map((value, index) => 12 * value + 16 * (two[index] ?? 0))));
  });

  it('fails whole when one of its pieces fails', async () => {
    answerWith(failOn('坏坏坏坏坏坏坏坏坏坏。'));
    const outcomes = await provider({ maxCharacters: 16 }).embed([
      input(`${'坏'.repeat(10)}。${'好'.repeat(10)}。`),
    ]);
    expect(reasons(outcomes)).toEqual(['endpoint_error']);
  });

  it('of many pieces is still sent in batches the server takes', async () => {
    answerWith((request) => listOf(itemsFor(request)));
    const long = `${'长'.repeat(15)}。`.repeat(7);
    await provider({ maxCharacters: 16, batchSize: 3 }).embed([input(long), input('短')]);
    expect(asked.map(({ input: sent }) => sent.length)).toEqual([3, 3, 2]);
  });
});

describe('the space', () => {
  const version = (changes: Parameters<typeof provider>[0]) => provider(changes).space.version;

  it.each([{ model: 'other' }, { dimensions: 5 }, { maxCharacters: 501 }])('changes with %o', (changes) =>
    expect(version(changes)).not.toBe(version({})),
  );

  it.each([{ batchSize: 3 }, { encodingFormat: 'base64' as const }, { timeoutMs: 9 }])(
    'stays with %o',
    (same) => expect(version(same)).toBe(version({})),
  );
});

describe('options', () => {
  it.each([
    { baseURL: 'embedding.test' },
    { baseURL: 'file:///etc' },
    { apiKey: `${API_KEY}\n` },
    { apiKey: '' },
    { dimensions: 1536 },
    { dimensions: 0 },
    { batchSize: 0 },
    { maxCharacters: 0 },
    { timeoutMs: Number.NaN },
    { maxRetries: -1 },
  ])('%o is refused', (changes) => expect(() => provider(changes)).toThrow(/设置/));
});

it('keeps the key out of errors and logs', async () => {
  const written: string[] = [];
  const spies = (['log', 'warn', 'error', 'info', 'debug'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((...values: unknown[]) => {
      written.push(JSON.stringify(values));
    }),
  );
  answerWith(() => HttpResponse.json({ error: { message: `bad key ${API_KEY}` } }, { status: 401 }));
  const outcomes = await provider().embed([input('甲')]);
  const refused = (() => {
    try {
      return provider({ apiKey: `${API_KEY} ` });
    } catch (error) {
      return error;
    }
  })();
  for (const spy of spies) spy.mockRestore();
  expect(JSON.stringify([outcomes, String(refused), written])).not.toContain(API_KEY);
  expect(written).toEqual([]);
});
