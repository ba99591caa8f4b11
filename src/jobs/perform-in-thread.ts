/**
 * Does jobs in a thread of their own: masking, grouping and naming are minutes of computing, and the service answers
 * requests meanwhile. A job that is asked to stop and does not within some seconds is ended with its thread; that is
 * safe, since an import is stored in whole batches and a run at its very end.
 */
import { Worker } from 'node:worker_threads';
import { DomainError } from '../domain/errors.ts';
import type { LentDatabase } from '../store/pglite/lend-database.ts';
import type { ThreadData, ThreadMessage } from './perform-inside.ts';
import type { Performer, PerformerOptions } from './perform-job.ts';

const PATIENCE_MS = 3000;

export function createThreadPerformer({ store, config, personKey }: PerformerOptions): Performer {
  return async ({ id, kind, input, createdBy }, { onProgress, signal }) => {
    const lent = store.lend?.() ?? null;
    const data: ThreadData = {
      task: { id, kind, input, createdBy },
      config,
      personKey,
      lent: lent?.ports ?? null,
    };
    const thread = new Worker(new URL('./job-thread.mjs', import.meta.url), {
      workerData: data,
      transferList: lent ? [lent.ports.statements, lent.ports.turns] : [],
    });
    try {
      return await follow(thread, onProgress, signal);
    } finally {
      await end(thread, lent);
    }
  };
}

async function end(thread: Worker, lent: LentDatabase | null): Promise<void> {
  await thread.terminate();
  await lent?.takeBack();
}

type OnProgress = Parameters<Performer>[1]['onProgress'];

function follow(thread: Worker, onProgress: OnProgress, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const stop = () => {
      thread.postMessage('stop');
      timer = setTimeout(() => reject(signal.reason), PATIENCE_MS);
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const settle = (settleIt: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      settleIt();
    };
    thread.on('message', (message: ThreadMessage) => {
      if ('progress' in message) onProgress(...message.progress);
      else if ('result' in message) settle(() => resolve(message.result));
      else settle(() => reject(errorOf(message)));
    });
    thread.on('error', (error) => settle(() => reject(error)));
    thread.on('exit', (code) => settle(() => reject(new Error(`the job’s thread ended (${code})`))));
  });
}

function errorOf(message: Extract<ThreadMessage, { refusal: unknown } | { fault: unknown }>): Error {
  if ('refusal' in message) {
    const { code, message: text, remedy } = message.refusal;
    return new DomainError(code, text, remedy);
  }
  const { name, message: text, stack } = message.fault;
  return Object.assign(new Error(text), { name, stack });
}
