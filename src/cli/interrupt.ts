/**
 * Ctrl-C: the work is asked to stop; what does not stop within some seconds has its database closed under it, which
 * is safe (a transaction is whole or not there) and frees the lock of the data directory. A second one leaves at once.
 */
const PATIENCE_MS = 5000;
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export type Interrupt = {
  readonly signal: AbortSignal;
  /** @param patienceMs for work that ends well when it is let; 5 seconds when left out. */
  readonly onInterrupt: (close: () => Promise<void>, patienceMs?: number) => void;
  /** No longer listens. */
  stop(): void;
};

/** @param onFirst called at the first interruption, to say so. */
export function watchInterrupts(onFirst: () => void): Interrupt {
  const controller = new AbortController();
  let close: () => Promise<void> = async () => {};
  let patience = PATIENCE_MS;
  let timer: NodeJS.Timeout | undefined;
  const listen = (name: keyof typeof EXIT_CODES) => {
    if (controller.signal.aborted) process.exit(EXIT_CODES[name]);
    onFirst();
    controller.abort(new Error(name));
    timer = setTimeout(() => {
      close().finally(() => process.exit(EXIT_CODES[name]));
    }, patience);
  };
  const listeners = Object.keys(EXIT_CODES).map((name) => {
    const listener = () => listen(name as keyof typeof EXIT_CODES);
    process.on(name, listener);
    return [name, listener] as const;
  });
  return {
    signal: controller.signal,
    onInterrupt: (given, patienceMs = PATIENCE_MS) => {
      close = given;
      patience = patienceMs;
    },
    stop() {
      clearTimeout(timer);
      for (const [name, listener] of listeners) process.off(name, listener);
    },
  };
}
