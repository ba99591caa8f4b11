import type { Config } from '../config/config.ts';
import type { Store } from '../store/open-store.ts';
import { createThreadPerformer } from './perform-in-thread.ts';
import { type JobWorker, startWorker } from './start-worker.ts';

/** What a worker has to say; the service's log is one. */
export type WorkerLog = {
  event(event: string, fields: Readonly<Record<string, string | number>>): void;
  error(error: unknown): void;
};

/** A worker whose jobs run in threads, for a process that has other things to do. */
export function startThreadWorker({
  log,
  ...options
}: {
  readonly store: Store;
  readonly config: Config;
  readonly personKey: string;
  readonly log: WorkerLog;
}): Promise<JobWorker> {
  const { store, config } = options;
  return startWorker({
    store,
    config,
    perform: createThreadPerformer(options),
    onEvent: (event) => {
      if (event.event === 'error') log.error(event.error);
      else log.event('job', { jobId: event.id, kind: event.kind, state: event.state });
    },
  });
}
