import { type Selectable, sql } from 'kysely';
import type { Db, IssueMemberTable, IssueTable } from '../database.ts';

export type StoredIssue = Selectable<IssueTable>;
export type IssueMember = Selectable<IssueMemberTable>;

/** All issues, dormant and merged ones too, ordered by id. */
export function readIssues(db: Db): Promise<StoredIssue[]> {
  return db.selectFrom('issue').selectAll().orderBy('id').execute();
}

export function findIssue(db: Db, issueId: number): Promise<StoredIssue | undefined> {
  return db.selectFrom('issue').selectAll().where('id', '=', issueId).executeTakeFirst();
}

/** Which ask belongs to which issue as of the last saved run, decisions since left aside; ordered by ask id. */
export function readMembers(db: Db): Promise<IssueMember[]> {
  return db.selectFrom('issueMember').selectAll().orderBy('askId').execute();
}

/**
 * The id for the next new issue: one above the highest, so that equal input gives equal ids; above those of
 * undone splits too, because the log names them.
 */
export async function nextIssueId(db: Db): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select greatest(
      (select coalesce(max(id), 0) from issue),
      (select coalesce(max((action ->> 'newIssueId')::bigint), 0) from decision where action ->> 'type' = 'split')
    ) + 1 as next
  `.execute(db);
  return rows[0]?.next ?? 1;
}
