/** Words of the audit log: operations that change something, and what came of them. */
import type { Operation } from '../../../../src/api/access.ts';

const ACTION_WORDS = {
  signIn: '登录',
  signInAsVisitor: '演示登录',
  finishSingleSignOn: '单点登录',
  signOut: '退出',
  changePassword: '修改密码',
  acceptInvitation: '接受邀请',
  createPerson: '新增人员',
  updatePerson: '调整人员',
  invitePerson: '发出邀请',
  createApiKey: '新建密钥',
  revokeApiKey: '停用密钥',
  updateSettings: '修改设置',
  pushRecords: '推送来件',
  createImport: '导入文件',
  previewImport: '试读文件',
  searchSimilar: '查相似',
  rankWith: '试算权重',
  createRun: '开始运行',
  createReport: '生成报告',
  cancelJob: '停止任务',
  retryJob: '重试任务',
  decideIssue: '决定事项',
  undoDecision: '撤销决定',
  createKind: '新增类型',
  updateKind: '修改类型',
  decideKindProposal: '处理类型提议',
  labelRecord: '改定来件类型',
  signWeights: '签署权重',
  answerGate: '适宜性核查',
  createBlindCheck: '开始盲检',
  labelBlindItem: '盲检作答',
} as const satisfies Partial<Record<Operation, string>>;

const OTHER_WORDS: { readonly [action: string]: string } = { lockOut: '锁定账号', ...ACTION_WORDS };

export const actionWord = (action: string): string => OTHER_WORDS[action] ?? action;
export const ACTION_OPTIONS = Object.entries(OTHER_WORDS).map(([value, word]) => ({ value, word }));

export const RESULT_WORDS = { done: '完成', refused: '拒绝', failed: '出错' } as const;
export const RESULT_OPTIONS = [
  { value: 'done', word: RESULT_WORDS.done },
  { value: 'refused', word: RESULT_WORDS.refused },
  { value: 'failed', word: RESULT_WORDS.failed },
] as const;
