/** The double as a real endpoint on a free port of this machine, for tests in a browser. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Behaviour } from './answer.ts';
import type { ChatRequest } from './chat-request.ts';
import { createModelService, type ModelService, type ModelServiceOptions } from './model-service.ts';

export type ModelDouble = {
  /** Up to and with /v1. */
  readonly baseURL: string;
  readonly requests: readonly ChatRequest[];
  readonly close: () => Promise<void>;
};

/** Slow enough to be seen: about 150 characters a second. */
const SEEN = 40;

export async function startModelDouble(
  behaviour: Behaviour | readonly Behaviour[] = 'good',
  { paceMs = SEEN, ...options }: ModelServiceOptions = {},
): Promise<ModelDouble> {
  const service = createModelService(behaviour, { ...options, paceMs });
  const server = createServer((request, response) => void pass(service, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    requests: service.requests,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function pass(
  service: ModelService,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST' || !request.url?.endsWith('/chat/completions')) {
    response.writeHead(404).end();
    return;
  }
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  try {
    const answer = await service.respond(JSON.parse(await text(request)), gone.signal);
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    // Without this the first bytes wait for the second.
    response.flushHeaders();
    for await (const piece of answer.body ?? []) response.write(piece);
    response.end();
  } catch {
    // Cut on purpose, or the caller went away.
    response.destroy();
  }
}
