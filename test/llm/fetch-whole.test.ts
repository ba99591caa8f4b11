import { describe, expect, it } from 'vitest';
import { fetchWhole } from '../../src/domain/endpoint-retry.ts';

/** Says that it is an event stream, and then says nothing. */
const silent = () =>
  Promise.resolve(new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } }));

describe('a fetch that reads the whole answer', () => {
  it('hands a stream on to whoever asked for one', async () => {
    const body = JSON.stringify({ stream: true });
    expect((await fetchWhole(silent)('http://endpoint.test.invalid', { body })).status).toBe(200);
  });

  it('ends with the signal where none was asked for, whatever the endpoint calls its answer', async () => {
    const stop = new AbortController();
    const body = JSON.stringify({ stream: false, messages: [{ content: '"stream": "no"' }] });
    const answer = fetchWhole(silent)('http://endpoint.test.invalid', { body, signal: stop.signal });
    stop.abort(new Error('too late'));
    await expect(answer).rejects.toThrow('too late');
  });
});
