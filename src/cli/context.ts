import type { Config } from '../config/config.ts';
import { openStore, type Store, type StoreOptions } from '../store/open-store.ts';
import type { Messages } from './messages/messages.ts';
import type { Terminal } from './terminal/terminal.ts';

/** 0 done; 1 the command could not do what it was asked. Wrong usage is 2 and an interruption 130. */
export type ExitCode = number;

/** What a command is given. Nothing of it is global, so a command can be called by another. */
export type Context = {
  readonly terminal: Terminal;
  readonly messages: Messages;
  readonly config: Config;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Called with a way to close what is open when the command does not stop in time. */
  readonly onInterrupt: (close: () => Promise<void>, patienceMs?: number) => void;
};

/** @param positional arguments by position; @param options by name, as commander parsed them. */
export type Run = (
  context: Context,
  positional: readonly string[],
  options: Readonly<Record<string, unknown>>,
) => Promise<ExitCode>;

/**
 * Opens the database, and closes it whatever happens: on a data directory that frees the lock.
 *
 * @param options.patienceMs how long an interrupted command may take to end by itself.
 */
export async function withStore<T>(
  context: Context,
  work: (store: Store) => Promise<T>,
  { patienceMs, ...options }: { patienceMs?: number } & StoreOptions = {},
): Promise<T> {
  const store = await openStore(context.config.database, options);
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= store.close();
    return closing;
  };
  context.onInterrupt(close, patienceMs);
  try {
    context.signal.throwIfAborted();
    return await work(store);
  } finally {
    await close();
  }
}
