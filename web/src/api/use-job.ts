import { useCallback, useEffect, useRef, useState } from 'react';
import { answerOf, client } from './client.ts';
import { isAtEnd, type Job } from './jobs.ts';

type Watched = {
  /** null until the stream has said what it is. */
  readonly job: Job | null;
  readonly error: unknown;
  readonly cancel: () => void;
  readonly retry: () => void;
};

/** Follows a job by server-sent events; the browser connects again by itself when the line breaks. */
export function useJob(id: number, onEnd?: (job: Job) => void): Watched {
  const [job, setJob] = useState<Job | null>(null);
  const [error, setError] = useState<unknown>(null);
  // A retry is a new stream of the same job.
  const [attempt, setAttempt] = useState(0);
  const ended = useRef(onEnd);
  ended.current = onEnd;

  useEffect(() => {
    const events = new EventSource(`/api/jobs/${id}/events?attempt=${attempt}`);
    events.addEventListener('job', (event: MessageEvent<string>) => {
      const next: Job = JSON.parse(event.data);
      setJob(next);
      if (!isAtEnd(next)) return;
      events.close();
      ended.current?.(next);
    });
    return () => events.close();
  }, [id, attempt]);

  const param = { id: String(id) };
  const take = useCallback((pending: Promise<unknown>) => {
    setError(null);
    pending.then(() => setAttempt((before) => before + 1), setError);
  }, []);
  return {
    job,
    error,
    cancel: () => take(answerOf(client.api.jobs[':id'].$delete({ param }))),
    retry: () => take(answerOf(client.api.jobs[':id'].retry.$post({ param }))),
  };
}
