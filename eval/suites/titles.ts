/** Titles of the sample's issues, as they were saved: what a reader asks of their wording. */

import { groupBy } from '../../src/pipeline/group-by.ts';
import { loadRun } from '../../src/pipeline/load-asks.ts';
import type { Figure, Suite } from '../harness/suite.ts';
import { scoreTitles, TITLE_CHECKS, type TitleCheck, type TitleToScore } from '../title/score-titles.ts';

const LABELS: Readonly<Record<TitleCheck, string>> = {
  object: '说清对象',
  problem: '说清问题',
  length: '长短合适',
  opening: '开头不是套话',
  masked: '不带个人信息',
  unique: '不重名',
};

export const titles: Suite = {
  name: 'titles',
  label: '事项名称（样例）',
  run: async ({ sample }) => {
    const { store } = await sample();
    const { asks, issues } = await loadRun(store.db);
    const members = groupBy(asks, ({ issueId }) => issueId);
    const entries = issues.flatMap(({ id, title }): TitleToScore[] => {
      const texts = (members.get(id) ?? []).map((ask) => `${ask.title}\n${ask.text}`);
      return texts.length > 1 ? [{ title, members: texts }] : [];
    });
    const { shares, all, issues: items } = scoreTitles(entries);
    const figure = (name: string, label: string, value: number): Figure => ({
      name,
      label,
      value,
      items,
      better: 'higher',
      tolerance: 0.02,
    });
    return {
      figures: [
        ...TITLE_CHECKS.map((check) => figure(check, LABELS[check], shares[check])),
        figure('all', '各项都合格', all),
      ],
    };
  },
};
