/** Words of records that only their pages need. */
import type { RecordRow } from './types.ts';

export const RECORD_STATE_WORDS: { readonly [S in RecordRow['states'][number]]: string } = {
  issue: '在事项中',
  unclustered: '未归并',
  excluded: '不计热度',
  failed: '失败',
  waiting: '待运行',
};

export const APPEAL_WORDS: { readonly [A in NonNullable<RecordRow['appealType']>]: string } = {
  consult: '咨询',
  help: '求助',
  complaint: '投诉',
  report: '举报',
  suggest: '建议',
  praise: '表扬',
  other: '其他',
};
