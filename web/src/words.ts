/** One Chinese word per idea, as on every page; the same words as in ARCHITECTURE.md. */
import type { Role } from '../../src/domain/account.ts';
import type { Part } from '../../src/domain/ranking.ts';

export const WORDS = {
  product: '民声',
  record: '来件',
  ask: '诉求',
  person: '人',
  voice: '声',
  issue: '事项',
  kind: '类型',
  bundle: '打包',
  candidate: '候选项目',
  run: '运行',
  decision: '决定',
  quote: '引文',
  unsure: '待定',
  confidential: '（保密来件）',
} as const;

export const PART_MEANINGS: { readonly [P in Part]: string } = {
  concentration: '多少代表、代表团、区县和群众提出',
  acuteness: '未解决、不满意、退回、超期、紧急、安全与特殊群体',
  attention: '按人口计的人数、同比增长、突增、点赞（封顶）',
  recurrence: '多少个年份提出，以往答复是否空泛、承诺是否落空',
};

export const ROLE_WORDS: { readonly [R in Role]: string } = {
  deputy: '代表',
  staff: '工作人员',
  committee: '委员会',
  administrator: '管理员',
  auditor: '审计员',
};

/** Shared with the report, so that a page and its print say the same. */
export {
  LINEAGE_LABELS as LINEAGE_WORDS,
  labelOf,
  PART_LABELS as PART_WORDS,
  SOURCE_LABELS as SOURCE_WORDS,
  STATE_LABELS as STATE_WORDS,
} from '../../src/report/label-words.ts';
