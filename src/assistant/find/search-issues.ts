import { chinaDay, DAY_MS } from '../../domain/china-day.ts';
import {
  type FoundIssue,
  readFoundIssues,
  readIssuesOf,
  readNewestMoment,
} from '../../store/find/found-issues.ts';
import type { Fused } from './fuse-ranks.ts';
import type { SearchContext } from './search-context.ts';
import type { RankedRecords } from './search-records.ts';

/**
 * A record speaks for its issue when it has this much in common with the text: more than for being shown itself, since
 * the figures of an issue go into a draft.
 */
const SPEAKS = 0.6;
/** Records of one issue that speak for it: else the largest issue would always come first. */
const VOICES = 3;

/** Issues of the records found, best first: by the scores of the few best records of each. */
export async function searchIssues(
  { db, sight, day }: SearchContext,
  { ranked }: Pick<RankedRecords, 'ranked'>,
  limit: number,
): Promise<FoundIssue[]> {
  const speaking = ranked.filter(({ likeness }) => likeness >= SPEAKS);
  const members = await readIssuesOf(
    db,
    speaking.map(({ id }) => id),
  );
  return readFoundIssues(db, {
    issueIds: rankIssues(speaking, members),
    sight,
    until: await endOfMonths(db, day),
    limit,
  });
}

/** Twelve months are counted back from the day, or from the newest record when the store ends before it. */
async function endOfMonths(db: SearchContext['db'], day: string): Promise<Date> {
  const dayEnd = new Date(chinaDay(day).getTime() + DAY_MS);
  const newest = await readNewestMoment(db);
  // The newest record itself counts: the moment after it.
  return newest === undefined || newest >= dayEnd ? dayEnd : new Date(newest.getTime() + 1);
}

/** Pure. Ids of issues, best first, equal ones by id. */
export function rankIssues(
  ranked: readonly Fused[],
  members: readonly { readonly recordId: number; readonly issueId: number }[],
): number[] {
  const scoreOf = new Map(ranked.map(({ id, score }) => [id, score]));
  const scores = new Map<number, number[]>();
  for (const { recordId, issueId } of members) {
    scores.set(issueId, [...(scores.get(issueId) ?? []), scoreOf.get(recordId) ?? 0]);
  }
  const sumOf = (own: readonly number[]) =>
    own
      .toSorted((a, b) => b - a)
      .slice(0, VOICES)
      .reduce((sum, score) => sum + score, 0);
  return [...scores]
    .map(([id, own]) => ({ id, score: sumOf(own) }))
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .map(({ id }) => id);
}
