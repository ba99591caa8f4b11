/** Who is in an issue now: what the last run saved, with what people decided since. */
import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { ISSUE_OF_ASK, JOIN_ISSUE_OF_ASK } from '../desk/issue-of-ask.ts';

/** Ask ids of an issue, ascending. */
export async function readCurrentAsks(db: Db, issueId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('currentMember')
    .select('askId')
    .where('issueId', '=', issueId)
    .orderBy('askId')
    .execute();
  return rows.map(({ askId }) => askId);
}

/** Ask → its issue, or null when it is in none; asks that are not active are missing. */
export async function readCurrentIssues(
  db: Db,
  askIds: readonly number[],
): Promise<Map<number, number | null>> {
  const { rows } = await sql<{ askId: number; issueId: number | null }>`
    select ask.id as ask_id, ${ISSUE_OF_ASK} as issue_id
    from ask ${JOIN_ISSUE_OF_ASK}
    where ask.active and ask.id = any (${[...askIds]}::bigint[])
  `.execute(db);
  return new Map(rows.map(({ askId, issueId }) => [askId, issueId]));
}

/** The title of the record that came first among these asks'. */
export async function readFirstTitle(db: Db, askIds: readonly number[]): Promise<string> {
  const { title } = await db
    .selectFrom('ask')
    .innerJoin('record', 'record.id', 'ask.recordId')
    .select('record.title')
    .where('ask.id', 'in', [...askIds])
    .orderBy('record.receivedAt')
    .orderBy('record.id')
    .limit(1)
    .executeTakeFirstOrThrow();
  return title;
}
