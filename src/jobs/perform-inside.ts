/** The inside of a job's thread: its own way to the database, the work, and its end as one message. */
import type { MessagePort } from 'node:worker_threads';
import type { Config } from '../config/config.ts';
import { DomainError } from '../domain/errors.ts';
import { openLentStore, openStore, type Store } from '../store/open-store.ts';
import type { LentPorts } from '../store/pglite/lend-database.ts';
import { createPerformer, type Task } from './perform-job.ts';

export type ThreadData = {
  readonly task: Task;
  readonly config: Config;
  readonly personKey: string;
  /** null: a server, to which the thread connects itself. */
  readonly lent: LentPorts | null;
};

/** Errors lose their class on the way between threads. */
export type ThreadMessage =
  | { readonly progress: readonly [step: string, done: number, total: number] }
  | { readonly result: unknown }
  | { readonly refusal: Pick<DomainError, 'code' | 'message' | 'remedy'> }
  | { readonly fault: { readonly name: string; readonly message: string; readonly stack: string } };

export async function performInside(
  { task, config, personKey, lent }: ThreadData,
  port: MessagePort,
): Promise<void> {
  const stop = new AbortController();
  port.on('message', () => stop.abort());
  const tell = (message: ThreadMessage) => port.postMessage(message);
  try {
    const store = lent ? openLentStore(lent) : await openStore(config.database);
    const result = await withStore(store, () =>
      createPerformer({ store, config, personKey })(task, {
        onProgress: (step, done, total) => tell({ progress: [step, done, total] }),
        signal: stop.signal,
      }),
    );
    tell({ result });
  } catch (error) {
    tell(asMessage(error));
  }
  port.close();
}

async function withStore<T>(store: Store, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await store.close();
  }
}

function asMessage(error: unknown): ThreadMessage {
  if (error instanceof DomainError) {
    const { code, message, remedy } = error;
    return { refusal: { code, message, remedy } };
  }
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { fault: { name, message, stack } };
}
