import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { z } from 'zod';
import { createLog, type Log } from '../../api/log.ts';
import { serve as startServing } from '../../api/serve.ts';
import { findPersonKey, isKeyMissing, refuseMissing } from '../../config/person-key.ts';
import { DomainError } from '../../domain/errors.ts';
import { isSecure } from '../../identity/create-identity.ts';
import { createFirstAdministrator } from '../../identity/first-administrator.ts';
import { startThreadWorker } from '../../jobs/start-thread-worker.ts';
import { seedFromReference } from '../../pipeline/seed-reference.ts';
import type { Store } from '../../store/open-store.ts';
import { type Context, type Run, withStore } from '../context.ts';

/** Requests may take 10 seconds to end, and jobs some more. */
const PATIENCE_MS = 20_000;
/** Pages answer in milliseconds; a statement of a minute is one that nobody waits for any more. */
export const SERVING = { patienceMs: PATIENCE_MS, statementTimeoutMs: 60_000 };

const optionsSchema = z.object({ port: z.string(), host: z.string(), worker: z.boolean() });

export const serve: Run = (context, _positional, given) => {
  const { port, host, worker: withWorker } = optionsSchema.parse(given);
  if (isKeyMissing(context.config)) throw refuseMissing();
  return withStore(
    context,
    async (store) => {
      await serveStore(context, store, { port: parsePort(context, port), host, withWorker, demo: false });
      return 0;
    },
    SERVING,
  );
};

/** Does the jobs that others write down: as many of these as the machine bears, on PostgreSQL. */
export const work: Run = (context) => {
  const { config, messages, terminal, signal } = context;
  if (isKeyMissing(config)) throw refuseMissing();
  return withStore(
    context,
    async (store) => {
      if (store.engine === 'pglite') {
        throw new DomainError(
          'conflict',
          messages.serve.workNeedsServer,
          messages.serve.workNeedsServerRemedy,
        );
      }
      await seedFromReference(store.db);
      const worker = await startThreadWorker({ store, config, personKey: keyOf(context), log: createLog() });
      terminal.note(messages.serve.working);
      await aborted(signal);
      await worker.stop();
      return 0;
    },
    { patienceMs: PATIENCE_MS },
  );
};

/** A visitor of the demo reads the terminal, not the log. */
const ONLY_ERRORS: Log = { ...createLog(), request() {}, event() {} };

export type ServingOptions = {
  readonly port: number;
  readonly host: string;
  readonly withWorker: boolean;
  readonly demo: boolean;
};

/** Serves until the command is interrupted. */
export async function serveStore(
  context: Context,
  store: Store,
  { port, host, withWorker, demo }: ServingOptions,
): Promise<void> {
  const { config, messages, terminal, signal } = context;
  await seedFromReference(store.db);
  const first = demo ? null : await createFirstAdministrator(store.db, new Date());
  const serving = await startServing({
    store,
    config,
    personKey: keyOf(context),
    host,
    port,
    withWorker,
    demo,
    log: demo ? ONLY_ERRORS : createLog(),
  }).catch((error: unknown) => {
    throw explainPort(context, error, port);
  });
  const address = config.identity.publicAddress ?? serving.address;
  terminal.note(messages.serve.listening(address));
  if (isUnprotected(host, config.identity.publicAddress)) terminal.note(messages.serve.unprotected(host));
  if (demo) terminal.note(messages.demo.visitors(address));
  if (first) terminal.note(messages.serve.firstAdministrator(`${address}/invitations/${first.token}`));
  await aborted(signal);
  await serving.stop();
}

/** Others reach it, and not by https as far as we are told: cookies travel in the open. */
export function isUnprotected(host: string, publicAddress: string | null): boolean {
  const isOwn = host === 'localhost' || host === '::1' || host.startsWith('127.');
  return !isOwn && !isSecure(publicAddress);
}

function keyOf({ config }: Context): string {
  return findPersonKey(config, () => randomBytes(32).toString('hex')).key;
}

/** @throws {DomainError} invalid_input */
export function parsePort({ messages }: Context, text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new DomainError('invalid_input', messages.serve.badPort(text), messages.serve.badPortRemedy);
}

function explainPort({ messages }: Context, error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error;
  return new DomainError('conflict', messages.serve.portTaken(port), messages.serve.portTakenRemedy);
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
