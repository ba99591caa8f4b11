import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cachedFetch } from '../../eval/drafting/cached-fetch.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minsheng-answers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function counting(status = 200) {
  const asked: unknown[] = [];
  const ask: typeof fetch = async (_, init) => {
    asked.push(init?.body);
    return new Response(`data: ${asked.length}\n\n`, {
      status,
      headers: { 'content-type': 'text/event-stream' },
    });
  };
  return { asked, ask };
}
const post = (body: string) => ({ method: 'POST', body, headers: { authorization: 'Bearer sk-secret' } });

describe('answers of an endpoint', () => {
  it('are asked for once, and come back as they were', async () => {
    const { asked, ask } = counting();
    const first = await cachedFetch(folder, ask)('http://a.invalid/v1/chat', post('one'));
    const again = await cachedFetch(folder, ask)('http://b.invalid/v1/chat', post('one'));
    expect(await again.text()).toBe(await first.text());
    expect(again.headers.get('content-type')).toBe('text/event-stream');
    expect(asked).toEqual(['one']);
  });

  it('of other calls are others', async () => {
    const { asked, ask } = counting();
    const fetchAnswer = cachedFetch(folder, ask);
    await fetchAnswer('http://a.invalid/v1/chat', post('one'));
    await fetchAnswer('http://a.invalid/v1/chat', post('two'));
    await fetchAnswer('http://a.invalid/v1/other', post('one'));
    expect(asked).toHaveLength(3);
  });

  it('that are refusals are not kept', async () => {
    const { asked, ask } = counting(429);
    const fetchAnswer = cachedFetch(folder, ask);
    await fetchAnswer('http://a.invalid/v1/chat', post('one'));
    await fetchAnswer('http://a.invalid/v1/chat', post('one'));
    expect(asked).toHaveLength(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are kept without the key and the question', async () => {
    await cachedFetch(folder, counting().ask)('http://a.invalid/v1/chat', post('question'));
    const [file = ''] = readdirSync(folder);
    expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/question|secret/);
  });
});
