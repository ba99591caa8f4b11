/** Words of jobs; those of their steps are in src/domain/code-words.ts. */
import type { JobKind, JobState } from '../../src/domain/job.ts';

export const JOB_KIND_WORDS: { readonly [K in JobKind]: string } = {
  import: '导入',
  run: '运行',
  report: '报告',
};

export const JOB_STATE_WORDS: { readonly [S in JobState]: string } = {
  queued: '排队',
  running: '进行中',
  done: '完成',
  failed: '失败',
  cancelled: '已停止',
};
