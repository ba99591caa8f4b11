import { join } from 'node:path';
import { SILENT } from '../../src/api/log.ts';
import { serve } from '../../src/api/serve.ts';
import type { Config } from '../../src/config/config.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { PERSON_KEY } from './fill-sample.ts';

export type Service = {
  /** http://127.0.0.1:… */
  readonly address: string;
  readonly store: Store;
  readonly close: () => Promise<void>;
};

/** @param chat a model that drafts; without it the template does. */
export type ServiceOptions = Partial<Pick<Config, 'chat'>>;

/** The whole service on a free port of this machine: database, worker, API, pages of `site`, visitors. */
export async function startService(
  directory: string,
  site: string,
  { chat = null }: ServiceOptions = {},
): Promise<Service> {
  const store = await openStore(directory);
  const settings = readConfig({ MINSHENG_WORK_DIR: join(directory, '../work') }, { database: directory });
  const config: Config = { ...settings, chat };
  const { address, stop } = await serve({
    store,
    config,
    personKey: PERSON_KEY,
    host: '127.0.0.1',
    port: 0,
    withWorker: true,
    log: SILENT,
    demo: true,
    site,
  });
  return { address, store, close: () => stop().finally(() => store.close()) };
}
