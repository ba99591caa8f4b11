/** Seconds of each stage, in the order they ran. */
export type Stopwatch = {
  time<Value>(stage: string, work: Promise<Value> | (() => Value | Promise<Value>)): Promise<Value>;
  /** Stage → seconds, to a hundredth. */
  seconds(): Record<string, number>;
};

/** @param options.signal no stage begins once it is aborted. */
export function createStopwatch({
  now = () => performance.now(),
  signal,
}: {
  readonly now?: () => number;
  readonly signal?: AbortSignal | undefined;
} = {}): Stopwatch {
  const seconds = new Map<string, number>();
  return {
    async time(stage, work) {
      signal?.throwIfAborted();
      const start = now();
      try {
        return await (typeof work === 'function' ? work() : work);
      } finally {
        seconds.set(stage, (seconds.get(stage) ?? 0) + (now() - start) / 1000);
      }
    },
    seconds: () =>
      Object.fromEntries([...seconds].map(([stage, value]) => [stage, Math.round(value * 100) / 100])),
  };
}
