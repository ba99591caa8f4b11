import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createApp } from '../../src/api/create-app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { createIdentity } from '../../src/identity/create-identity.ts';
import { createPerformer } from '../../src/jobs/perform-job.ts';
import { startWorker } from '../../src/jobs/start-worker.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { DIST } from './build-when-stale.ts';
import { PERSON_KEY } from './fill-sample.ts';

export type Service = {
  /** http://127.0.0.1:… */
  readonly address: string;
  readonly store: Store;
  readonly close: () => Promise<void>;
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The whole service on a free port of this machine: database, worker, API, built web app, visitors. */
export async function startService(directory: string): Promise<Service> {
  const store = await openStore(directory);
  const config = readConfig({ MINSHENG_WORK_DIR: join(directory, '../work') });
  const worker = await startWorker({
    store,
    config,
    perform: createPerformer({ store, config, personKey: PERSON_KEY }),
  });
  const dependencies = { store, config, now: () => new Date(), demo: true, wake: worker.wake };
  const app = createApp({ ...dependencies, findAccount: createIdentity(dependencies).findAccount });
  const server = serve({ fetch: withPages(app).fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    store,
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await worker.stop();
      await store.close();
    },
  };
}

function withPages(app: ReturnType<typeof createApp>): Hono {
  const pages = new Hono();
  pages.all('/api/*', (context) => app.fetch(context.req.raw, context.env));
  pages.get('*', async ({ req }) => {
    const name = extname(req.path) === '' ? 'index.html' : req.path;
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    return new Response(await readFile(join(DIST, name)), { headers: { 'content-type': type } });
  });
  return pages;
}
