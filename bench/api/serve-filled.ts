/**
 * node --import tsx bench/api/serve-filled.ts DATABASE
 * The service on a free port of this machine, in a process of its own, with visitors as in the demo. Prints the port.
 */
import { serve } from '@hono/node-server';
import { createApp } from '../../src/api/create-app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { createIdentity } from '../../src/identity/create-identity.ts';
import { openStore } from '../../src/store/open-store.ts';

const [database = ''] = process.argv.slice(2);
const store = await openStore(database);
const given = { store, config: readConfig({ DATABASE_URL: database }), now: () => new Date(), demo: true };
const app = createApp({ ...given, ...createIdentity(given) });
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => console.log(port));
process.once('SIGTERM', () => {
  server.close(() => void store.close());
});
