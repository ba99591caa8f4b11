/** What the ranking promises, on the sample's issues as they were saved and on floods of them. */

import { groupBy } from '../../src/pipeline/group-by.ts';
import { loadRun } from '../../src/pipeline/load-asks.ts';
import { issueSubjects, newestMoment } from '../../src/pipeline/rank-run.ts';
import { ISSUE_SETTINGS } from '../../src/rank/rank-settings.ts';
import type { RankContext, Subject } from '../../src/rank/subject.ts';
import type { Db } from '../../src/store/database.ts';
import { readMembers } from '../../src/store/issues/read-issues.ts';
import { readIssueRankings } from '../../src/store/runs/read-rankings.ts';
import { readDistricts } from '../../src/store/taxonomy/districts.ts';
import { type Figure, type Suite, shareFigure } from '../harness/suite.ts';
import { readGrouping } from '../issues/read-grouping.ts';
import { checkFlood, checkLikes, checkRanked, type RankingCheck } from '../ranking/score-ranking.ts';
import { readGold } from '../sample/read-labels.ts';
import { DEFAULT_CONFIG } from '../sample/sample-store.ts';

const FLOODED_PLACES = [1, 10, 50];
/** One household's 43 calls about a neighbour's dog, and 22 people about a mixing plant: planted in the sample. */
const FLOODED = 'b-lanfeng-dog';
const PRESSING = 'a-qitong-batching-plant';

export const ranking: Suite = {
  name: 'ranking',
  label: '排序（样例）',
  run: async ({ sample }) => {
    const { store, outcome } = await sample();
    const rows = await readIssueRankings(store.db, outcome.runId);
    const { subjects, context } = await readSubjects(store.db);
    const rankOf = await findRanks(store.db, new Map(rows.map(({ id, rank }) => [String(id), rank])));
    return {
      figures: [
        passed('promises', '承诺（求和、区间、次序）', checkRanked(rows)),
        passed('floods', '刷量不改名次', checkFlood(subjects, context, FLOODED_PLACES)),
        passed('likes', '点赞不压倒多人', [checkLikes(context)]),
        place('pressing-rank', '多人反映的搅拌站：名次', 'lower', rankOf(PRESSING)),
        place('flooded-rank', '一户反复投诉：名次', 'higher', rankOf(FLOODED)),
      ],
    };
  },
};

const passed = (name: string, label: string, checks: readonly RankingCheck[]): Figure =>
  shareFigure(
    name,
    label,
    { part: checks.filter((check) => check.passed).length, whole: checks.length },
    { limit: 1 },
  );

function place(name: string, label: string, better: Figure['better'], rank: number | undefined): Figure {
  return { name, label, value: rank ?? 0, items: rank === undefined ? 0 : 1, better, tolerance: 2 };
}

async function readSubjects(db: Db): Promise<{ subjects: Subject<number>[]; context: RankContext }> {
  const { records, asks, issues } = await loadRun(db);
  const recordOf = new Map(asks.map(({ askId, recordId }) => [askId, recordId]));
  const members = groupBy(await readMembers(db), ({ issueId }) => issueId);
  const subjects = issueSubjects({
    records,
    issues: issues.map(({ id, kindCode, state }) => ({
      id,
      kindCode,
      rejected: state === 'rejected',
      members: (members.get(id) ?? []).map(({ askId, voice }) => ({
        recordId: recordOf.get(askId) as number,
        voice,
      })),
    })),
  });
  const context = {
    asOf: newestMoment(records),
    districts: await readDistricts(db),
    weights: DEFAULT_CONFIG.weights,
    settings: ISSUE_SETTINGS,
  };
  return { subjects, context };
}

/** The rank of the issue that holds most records of a label. */
async function findRanks(db: Db, ranks: ReadonlyMap<string, number>) {
  const grouping = await readGrouping(db);
  const { issues } = readGold();
  return (label: string): number | undefined => {
    const counts = new Map<string, number>();
    for (const [record, issue] of grouping) {
      if (issues.get(record) === label) counts.set(issue, (counts.get(issue) ?? 0) + 1);
    }
    const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
    return most === undefined ? undefined : ranks.get(most[0]);
  };
}
