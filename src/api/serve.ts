/** The service as a process: a port, a worker beside it, and an end without cutting anybody off. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { serve as listen } from '@hono/node-server';
import type { Config } from '../config/config.ts';
import { createIdentity } from '../identity/create-identity.ts';
import { startThreadWorker } from '../jobs/start-thread-worker.ts';
import type { JobWorker } from '../jobs/start-worker.ts';
import type { Store } from '../store/open-store.ts';
import { createApp } from './create-app.ts';
import type { Log } from './log.ts';
import { RATE_LIMITS } from './rate-limit.ts';
import { staticSite } from './static-site.ts';
import { createTurnRunner, type TurnRunner, tidyTurns } from './turn-runner.ts';

/** For requests that are under way when the service ends. */
const PATIENCE_MS = 10_000;
const SITE = join(import.meta.dirname, '../../web/dist');

export type ServeOptions = {
  readonly store: Store;
  readonly config: Config;
  readonly personKey: string;
  readonly host: string;
  /** 0 = any that is free. */
  readonly port: number;
  /** Do jobs in this process too. */
  readonly withWorker: boolean;
  readonly log: Log;
  readonly demo?: boolean;
  readonly site?: string;
};

export type Serving = {
  /** http://127.0.0.1:8787 */
  readonly address: string;
  /** Takes no new requests, finishes those under way, gives its jobs back. The store stays open. */
  stop(): Promise<void>;
};

/** @throws the system's error when the port is taken. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { store, config, personKey, log, host, port, demo = false, site = SITE } = options;
  const now = () => new Date();
  const closing = new AbortController();
  const worker = options.withWorker ? await startThreadWorker({ store, config, personKey, log }) : null;
  const { findAccount } = createIdentity({ store, now, config, demo });
  await tidyTurns(store, config, now());
  const turns = createTurnRunner({ store, config, now }, log);
  const app = createApp({
    store,
    config: { ...config, personKey },
    now,
    demo,
    findAccount,
    log,
    rateLimits: RATE_LIMITS,
    closing: closing.signal,
    turns,
    ...(worker && { wake: worker.wake }),
  });
  app.get('*', staticSite(site));
  const server = listen({ fetch: app.fetch, hostname: host, port }) as Server;
  try {
    if (!server.listening) await once(server, 'listening');
  } catch (error) {
    await worker?.stop();
    throw error;
  }
  const address = addressOf(server, host);
  log.event('listening', { address, engine: store.engine, worker: worker !== null });
  return { address, stop: () => stop(server, { worker, turns }, closing, log) };
}

function addressOf(server: Server, host: string): string {
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function stop(
  server: Server,
  { worker, turns }: { readonly worker: JobWorker | null; readonly turns: TurnRunner },
  closing: AbortController,
  log: Log,
): Promise<void> {
  log.event('stopping');
  closing.abort();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = new AbortController();
  await Promise.race([closed, setTimeout(PATIENCE_MS, undefined, { signal: cut.signal }).catch(() => {})]);
  cut.abort();
  server.closeAllConnections();
  await closed;
  await turns.stop();
  await worker?.stop();
  log.event('stopped');
}
