import type { Ranked } from '../../domain/ranking.ts';
import type { Db } from '../database.ts';

/** Of one run, the most pressing first. */
export async function readIssueRankings(db: Db, runId: number): Promise<Ranked<number>[]> {
  const rows = await readRankings(db, runId, 'issue');
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** Of one run, the most pressing first; the id is the kind's code. */
export function readKindRankings(db: Db, runId: number): Promise<Ranked<string>[]> {
  return readRankings(db, runId, 'kind');
}

async function readRankings(db: Db, runId: number, subject: 'issue' | 'kind'): Promise<Ranked<string>[]> {
  const rows = await db
    .selectFrom('ranking')
    .selectAll()
    .where('runId', '=', runId)
    .where('subject', '=', subject)
    .orderBy('rank')
    .execute();
  return rows.map(({ subjectId, rank, rankLow, rankHigh, score, parts, weights, indicators, counts }) => ({
    id: subjectId,
    rank,
    rankRange: [rankLow, rankHigh],
    score,
    parts,
    weights,
    indicators,
    counts,
  }));
}
