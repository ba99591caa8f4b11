import { useQuery } from '@tanstack/react-query';
import type { JobKind } from '../../../src/domain/job.ts';
import { isAtEnd, type Job, recentJobsQuery } from '../api/jobs.ts';
import { JobProgress } from './job-progress.tsx';

type Props = {
  readonly kind: JobKind;
  /** One that was just started here: it stays when it has ended, so that its end can be read. */
  readonly started: number | null;
  readonly onEnd: (job: Job) => void;
};

/** Jobs of a kind that are waiting or under way, whoever started them; there again when a page is reloaded. */
export function ActiveJobs({ kind, started, onEnd }: Props) {
  const { data } = useQuery(recentJobsQuery(kind));
  const active = (data?.items ?? []).filter((job) => !isAtEnd(job)).map(({ id }) => id);
  const shown = new Set(started === null ? active : [started, ...active]);
  return [...shown].map((id) => <JobProgress key={id} jobId={id} onEnd={onEnd} />);
}
