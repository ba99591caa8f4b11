/** Bursts of the last run for the start page: found by their indicator, measured again from their records. */
import type { Sight } from '../domain/sight.ts';
import { type Burst, findBursts } from '../rank/find-bursts.ts';
import { ISSUE_SETTINGS } from '../rank/rank-settings.ts';
import type { Db } from '../store/database.ts';
import { readBurstingIssues, readMembersOf, readRecordSpan } from '../store/overview/read-burst-facts.ts';
import { readRecordsById } from '../store/records/read-records.ts';
import { groupBy } from './group-by.ts';
import { issueSubjects } from './rank-run.ts';

/** The indicator reaches 1 at a surprise of 6 and a burst is one of 3: docs/ranking.md. */
const BURST_SCALED = 0.5;
const MOST_BURSTS = 10;

export type ListedBurst = Burst<number> & { readonly title: string };

export async function listBursts(
  db: Db,
  { runId, sight }: { readonly runId: number; readonly sight: Sight },
): Promise<ListedBurst[]> {
  const found = await readBurstingIssues(db, {
    runId,
    scaled: BURST_SCALED,
    sight,
    limit: MOST_BURSTS,
  });
  const { newest, oldestMessage } = await readRecordSpan(db);
  if (found.length === 0 || newest === null) return [];
  const members = await readMembersOf(
    db,
    found.map(({ issueId }) => issueId),
  );
  const recordIds = [...new Set(members.map(({ recordId }) => recordId))];
  const records = new Map((await readRecordsById(db, recordIds)).map((record) => [record.id, record]));
  const subjects = issueSubjects({
    records,
    issues: [...groupBy(members, ({ issueId }) => issueId)].map(([id, own]) => ({
      id,
      kindCode: null,
      rejected: false,
      members: own,
    })),
  });
  const titles = new Map(found.map(({ issueId, title }) => [issueId, title]));
  return findBursts(subjects, { asOf: newest, settings: ISSUE_SETTINGS, oldestAt: oldestMessage }).map(
    (burst) => ({ ...burst, title: titles.get(burst.issueId) ?? '' }),
  );
}
