import { useCallback, useEffect, useRef, useState } from 'react';
import { answerOf } from './client.ts';
import { isAtEnd, type Job } from './jobs.ts';

type Watched = {
  readonly job: Job | null;
  readonly error: unknown;
  readonly cancel: () => void;
  readonly retry: () => void;
};

/** Follows a job by server-sent events; the browser connects again by itself when the line breaks. */
export function useJob(id: string, onEnd?: (job: Job) => void): Watched {
  const [job, setJob] = useState<Job | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const ended = useRef(onEnd);
  ended.current = onEnd;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry is a new stream of the same job
  useEffect(() => {
    const events = new EventSource(`/api/jobs/${id}/events`);
    const take = (event: MessageEvent<string>) => {
      const next: Job = JSON.parse(event.data);
      setJob(next);
      if (!isAtEnd(next)) return;
      events.close();
      ended.current?.(next);
    };
    events.addEventListener('message', take);
    events.addEventListener('job', take);
    return () => events.close();
  }, [id, attempt]);

  const act = useCallback(
    (path: string, method: string) => {
      answerOf(fetch(`/api/jobs/${id}${path}`, { method })).then(
        () => setAttempt((before) => before + 1),
        setError,
      );
    },
    [id],
  );
  return { job, error, cancel: () => act('', 'DELETE'), retry: () => act('/retry', 'POST') };
}
