/** Words of records that only their pages need. */
import type { RecordRow } from './types.ts';

export const RECORD_STATE_WORDS: { readonly [S in RecordRow['states'][number]]: string } = {
  issue: '在事项中',
  unclustered: '未归并',
  excluded: '不计热度',
  failed: '失败',
  waiting: '待运行',
};
