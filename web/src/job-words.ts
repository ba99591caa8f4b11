/** Words of jobs: what they are, how far they are. */
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

const STEP_WORDS: { readonly [step: string]: string } = {
  ingest: '导入',
  load: '读取',
  embed: '计算向量',
  neighbours: '查找近邻',
  group: '归并事项',
  name: '拟标题',
  classify: '识别类型',
  rank: '排序',
  save: '保存',
  write: '生成文件',
};

/** A step that has no word yet is shown as the service calls it. */
export const stepWord = (step: string): string => STEP_WORDS[step] ?? step;

/** Where a step stands in a run; unknown ones come last. */
export function stepPlace(step: string): number {
  const place = Object.keys(STEP_WORDS).indexOf(step);
  return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}
