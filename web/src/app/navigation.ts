/** The pages of the app in the order of the menu, and what one must be allowed to do to see each. */
import type { Operation } from '../../../src/api/access.ts';

type Entry = {
  readonly path: string;
  readonly word: string;
  readonly needs: Operation;
  /** Not for who may do this: the same page has another name for them. */
  readonly unless?: Operation;
  /** Another entry's address begins with this one. */
  readonly isExact?: true;
};
type Group = { readonly word: string; readonly entries: readonly Entry[] };

export const NAVIGATION: readonly Group[] = [
  {
    word: '建议',
    entries: [
      { path: '/drafts/new', word: '写建议', needs: 'createDraft' },
      { path: '/drafts', word: '我的建议', needs: 'createDraft', isExact: true },
      { path: '/drafts', word: '收到的建议', needs: 'listDrafts', unless: 'createDraft' },
    ],
  },
  {
    word: '审阅',
    entries: [
      { path: '/desk', word: '审阅台', needs: 'listInbox' },
      { path: '/contradictions', word: '矛盾的决定', needs: 'listContradictions' },
      { path: '/decisions', word: '决定记录', needs: 'listDecisions' },
      { path: '/checks', word: '盲检', needs: 'createBlindCheck' },
    ],
  },
  {
    word: '民声',
    entries: [
      { path: '/issues', word: '事项', needs: 'listIssues' },
      { path: '/records', word: '来件', needs: 'listRecords' },
      { path: '/map', word: '全景', needs: 'getMap' },
      { path: '/heat', word: '区县与月份', needs: 'getHeat' },
      { path: '/kinds', word: '类型', needs: 'listKinds' },
      { path: '/bundles', word: '打包', needs: 'listBundles' },
    ],
  },
  {
    word: '决策',
    entries: [
      { path: '/ranking', word: '排序与权重', needs: 'getWeights' },
      { path: '/candidates', word: '候选项目', needs: 'listCandidates' },
      { path: '/years', word: '历年对比', needs: 'getWeights' },
      { path: '/reports', word: '报告', needs: 'listReports' },
    ],
  },
  {
    word: '数据',
    entries: [
      { path: '/imports', word: '导入', needs: 'listImports' },
      { path: '/runs', word: '运行', needs: 'listRuns' },
    ],
  },
  {
    word: '管理',
    entries: [
      { path: '/people', word: '人员与角色', needs: 'listPeople' },
      { path: '/api-keys', word: '接口密钥', needs: 'listApiKeys' },
      { path: '/settings', word: '设置', needs: 'updateSettings' },
      { path: '/audit', word: '审计日志', needs: 'listAudit' },
      { path: '/conversations', word: '起草记录', needs: 'listConversations' },
    ],
  },
];

/** The menu of somebody who may do these operations; groups without an entry are left out. */
export function navigationFor(may: (operation: Operation) => boolean): readonly Group[] {
  return NAVIGATION.map(({ word, entries }) => ({
    word,
    entries: entries.filter(({ needs, unless }) => may(needs) && !(unless && may(unless))),
  })).filter(({ entries }) => entries.length > 0);
}
