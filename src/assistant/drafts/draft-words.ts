/** States and moves as messages name them. */
import type { DraftMove, DraftState } from '../../domain/draft.ts';

export const STATE_NAMES: Readonly<Record<DraftState, string>> = {
  writing: '撰写中',
  submitted: '已提交',
  returned: '退回修改',
  discarded: '已放弃',
};

export const MOVE_NAMES: Readonly<Record<DraftMove, string>> = {
  submit: '提交',
  withdraw: '撤回',
  return: '退回修改',
  discard: '放弃',
  restore: '恢复',
};
