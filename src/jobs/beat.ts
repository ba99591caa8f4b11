/** When a worker writes how far it is: at most four times a second, and often enough to be known alive. */
import type { JobProgress } from '../domain/job.ts';

const CHANGED_EVERY_MS = 250;
const ALIVE_EVERY_MS = 2000;

export type Beat = {
  /** The newest progress; the ones between are never written. */
  note(progress: JobProgress): void;
  /** @returns what is to be written now; undefined: nothing yet; progress null: only that it lives. */
  due(now: number): { readonly progress: JobProgress | null } | undefined;
};

/** @param start milliseconds, on the clock that `due` is asked by. */
export function createBeat(start: number): Beat {
  let [newest, last]: [JobProgress | null, number] = [null, start];
  return {
    note(progress) {
      newest = progress;
    },
    due(now) {
      const progress = newest;
      if (now - last < (progress ? CHANGED_EVERY_MS : ALIVE_EVERY_MS)) return undefined;
      last = now;
      newest = null;
      return { progress };
    },
  };
}
