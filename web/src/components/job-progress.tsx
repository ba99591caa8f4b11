import { Button, Progress } from 'antd';
import { stepWord } from '../../../src/domain/code-words.ts';
import { JOB_MADE_BY } from '../../../src/domain/job-rights.ts';
import { isAtEnd, type Job } from '../api/jobs.ts';
import { useMay } from '../api/session.ts';
import { useJob } from '../api/use-job.ts';
import { JOB_KIND_WORDS, JOB_STATE_WORDS } from '../job-words.ts';
import { ErrorState } from './error-state.tsx';
import { formatCount } from './format-figure.ts';

type Props = {
  readonly jobId: number;
  /** Called when the job came to its end, however it ended. */
  readonly onEnd?: (job: Job) => void;
};

/** A job as it goes, streamed; with the buttons to stop it and to try again for who may. */
export function JobProgress({ jobId, onEnd }: Props) {
  const { job, error, cancel, retry } = useJob(jobId, onEnd);
  const may = useMay();
  if (!job) return error ? <ErrorState error={error} retry={retry} /> : <p role="status">正在读取任务……</p>;
  const mayAct = may(JOB_MADE_BY[job.kind]);
  const hasFailed = job.state === 'failed' || job.state === 'cancelled';
  return (
    <div className="job">
      <p role="status">
        <strong>{JOB_KIND_WORDS[job.kind]}</strong> · {job.stopping ? '正在停下' : JOB_STATE_WORDS[job.state]}
        {job.state === 'running' && job.progress && <span> · {describeProgress(job.progress)}</span>}
      </p>
      <Progress
        percent={percentOf(job)}
        status={job.state === 'failed' ? 'exception' : 'normal'}
        aria-label="进度"
      />
      {job.error && (
        <p className="job-error">
          {job.error.message}。{job.error.remedy}
        </p>
      )}
      {error !== null && <ErrorState error={error} />}
      {mayAct && !isAtEnd(job) && (
        <Button onClick={cancel} disabled={job.stopping}>
          停止
        </Button>
      )}
      {mayAct && hasFailed && <Button onClick={retry}>重试</Button>}
    </div>
  );
}

function describeProgress({ step, done, total }: NonNullable<Job['progress']>): string {
  if (total === 0) return done > 0 ? `${stepWord(step)} ${formatCount(done)}` : stepWord(step);
  return `${stepWord(step)} ${formatCount(done)} / ${formatCount(total)}`;
}

/** Of the present step; 100 only when all is done. */
function percentOf({ state, progress }: Job): number {
  if (state === 'done') return 100;
  if (!progress || progress.total === 0) return 0;
  return Math.min(99, Math.floor((100 * progress.done) / progress.total));
}
