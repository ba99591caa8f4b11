/** The Chinese words of a report: one word per idea, as on every screen. */
import type { Part } from '../domain/ranking.ts';
import type { Source } from '../domain/record.ts';
import type { ReportIssue } from '../domain/report.ts';

/** What only people can answer is left open with these words. */
export const TO_FILL = '待填';

export const SOURCE_LABELS: Readonly<Record<Source, string>> = {
  hotline: '12345热线',
  suggestion: '代表建议',
  station: '代表联络站',
  forum: '网络留言',
};

export const PART_LABELS: Readonly<Record<Part, string>> = {
  concentration: '集中',
  acuteness: '突出',
  attention: '关注',
  recurrence: '反复',
};

/** Okabe–Ito hues, the green darkened until white text on it is readable. */
export const PART_COLOURS: Readonly<Record<Part, { readonly fill: string; readonly text: string }>> = {
  concentration: { fill: '#0072b2', text: '#ffffff' },
  acuteness: { fill: '#e69f00', text: '#000000' },
  attention: { fill: '#007a5a', text: '#ffffff' },
  recurrence: { fill: '#cc79a7', text: '#000000' },
};

export const STATE_LABELS: Readonly<Record<ReportIssue['state'], string>> = {
  proposed: '待确认',
  confirmed: '已确认',
  checked: '已核定',
  rejected: '已否定',
};

export const LINEAGE_LABELS: Readonly<Record<ReportIssue['lineage'], string>> = {
  kept: '延续',
  grew: '增长',
  merged: '合并',
  split: '拆分',
  new: '新出现',
  dormant: '本期无新增',
};

/** Words whose sources write them in English codes; anything else is shown as it came. */
const CODE_LABELS: Readonly<Record<string, string>> = {
  consult: '咨询',
  help: '求助',
  complaint: '投诉',
  report: '举报',
  suggest: '建议',
  praise: '表扬',
  other: '其他',
  satisfied: '满意',
  basic: '基本满意',
  unsatisfied: '不满意',
};

export const labelOf = (code: string): string => CODE_LABELS[code] ?? code;

const INDICATOR_LABELS: Readonly<Record<string, string>> = {
  distinctPeople: '反映人数',
  distinctDeputies: '提出代表数',
  distinctDelegations: '涉及代表团数',
  distinctDistricts: '涉及区县数',
  unsolvedShare: '未解决比例',
  unsatisfiedShare: '不满意比例',
  returnedShare: '退单比例',
  rehandledShare: '重办比例',
  weakResultShare: '建议结果不满意比例',
  overdueShare: '超期比例',
  urgentShare: '紧急比例',
  safetyShare: '涉及安全比例',
  vulnerableShare: '涉及弱势群体比例',
  peoplePerTenThousand: '每万人反映人数',
  recentPeople: '近一年反映人数',
  seasonalGrowth: '与往年同季相比',
  burst: '近期突增',
  likes: '点赞（对数）',
  distinctChannels: '渠道数',
  distinctYears: '提出年度数',
  consecutiveYears: '连续年度数',
  returningPeople: '办结后再来人数',
  weakAnswers: '以往答复未解决',
  unkeptPromises: '未兑现承诺',
};

/** An indicator that is younger than this list is shown by its key rather than hidden. */
export const indicatorLabel = (key: string): string => INDICATOR_LABELS[key] ?? key;
