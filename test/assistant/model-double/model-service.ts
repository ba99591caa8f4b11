/** The double behind HTTP, whatever carries it: a request's body in, a Response out. */
import { setTimeout as sleep } from 'node:timers/promises';
import { answer, type Behaviour } from './answer.ts';
import { type ChatRequest, chatRequestSchema, saidIn } from './chat-request.ts';
import type { Falsified } from './falsify.ts';
import { seeded } from './seeded.ts';
import { completionOf, eventsOf } from './wire-format.ts';

export type ModelService = {
  /** In order of arrival. */
  readonly requests: ChatRequest[];
  /** What it said that is false. */
  readonly falsified: Falsified[];
  /** @param signal the caller went away. */
  readonly respond: (body: unknown, signal: AbortSignal) => Promise<Response>;
};

export type ModelServiceOptions = {
  readonly seed?: number;
  /** Between two pieces of a stream; 0 = all at once. */
  readonly paceMs?: number;
};

export function createModelService(
  behaviour: Behaviour | readonly Behaviour[],
  { seed = 1, paceMs = 0 }: ModelServiceOptions = {},
): ModelService {
  const requests: ChatRequest[] = [];
  const falsified: Falsified[] = [];
  const random = seeded(seed);
  return {
    requests,
    falsified,
    respond: async (body, signal) => {
      const request = chatRequestSchema.parse(body);
      requests.push(request);
      const { reply, falsified: lies } = answer(request, [behaviour].flat(), random);
      falsified.push(...lies);
      if (reply.kind === 'status') return refuse(reply.status, reply.headers);
      if (reply.kind === 'silent') return untilGone(request.stream, signal);
      const id = `call_${requests.length}`;
      if (request.stream || reply.kind === 'cut') {
        const events = eventsOf(reply, saidIn(request), id);
        return stream(events, { cut: reply.kind === 'cut', paceMs, signal });
      }
      return Response.json(completionOf(reply, saidIn(request), id));
    },
  };
}

const refuse = (status: number, headers: Readonly<Record<string, string>>) =>
  Response.json({ error: { message: `refused with ${status}`, type: 'double' } }, { status, headers });

/** Headers, and then nothing. */
function untilGone(streams: boolean, signal: AbortSignal): Response {
  const body = new ReadableStream({
    start: (controller) => signal.addEventListener('abort', () => controller.error(signal.reason)),
  });
  const type = streams ? 'text/event-stream' : 'application/json';
  return new Response(body, { headers: { 'content-type': type } });
}

function stream(
  events: readonly string[],
  { cut, paceMs, signal }: { readonly cut: boolean; readonly paceMs: number; readonly signal: AbortSignal },
): Response {
  const encoder = new TextEncoder();
  const pending = events.values();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = pending.next();
      if (!done) {
        if (paceMs > 0) await sleep(paceMs, undefined, { signal });
        controller.enqueue(encoder.encode(value));
      } else if (cut) controller.error(new Error('the connection was cut'));
      else controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}
