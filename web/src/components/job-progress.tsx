import { Button, Progress } from 'antd';
import { isAtEnd, type Job } from '../api/jobs.ts';
import { useJob } from '../api/use-job.ts';
import { JOB_KIND_WORDS, JOB_STATE_WORDS, stepWord } from '../job-words.ts';
import { ErrorState } from './error-state.tsx';

type Props = {
  readonly jobId: string;
  /** Called once, when the job came to its end, however it ended. */
  readonly onEnd?: (job: Job) => void;
};

/** A job as it goes, streamed; with the buttons to stop it and to try again. */
export function JobProgress({ jobId, onEnd }: Props) {
  const { job, error, cancel, retry } = useJob(jobId, onEnd);
  if (error) return <ErrorState error={error} />;
  if (!job) return <p role="status">正在读取任务……</p>;
  const { done, total } = job.progress ?? { done: 0, total: 0 };
  return (
    <div className="job" role="status" aria-live="polite">
      <p>
        <strong>{JOB_KIND_WORDS[job.kind] ?? job.kind}</strong> · {JOB_STATE_WORDS[job.state] ?? job.state}
        {job.state === 'running' && job.progress && ` · ${stepWord(job.progress.step)}`}
      </p>
      <Progress
        percent={job.state === 'done' ? 100 : shareOf(done, total)}
        status={job.state === 'failed' ? 'exception' : 'normal'}
        aria-label="进度"
      />
      {job.error && (
        <p className="job-error">
          {job.error.message}。{job.error.remedy}
        </p>
      )}
      {!isAtEnd(job) && <Button onClick={cancel}>停止</Button>}
      {(job.state === 'failed' || job.state === 'cancelled') && <Button onClick={retry}>重试</Button>}
    </div>
  );
}

const shareOf = (done: number, total: number): number =>
  total > 0 ? Math.min(99, Math.floor((100 * done) / total)) : 0;
