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

/** Which ask belongs to which issue as of the last saved run, ordered by ask id. */
export function readMembers(db: Db): Promise<IssueMember[]> {
  return db.selectFrom('issueMember').selectAll().orderBy('askId').execute();
}

/** The id for the next new issue: one above the highest, so that equal input gives equal ids. */
export async function nextIssueId(db: Db): Promise<number> {
  const { rows } = await sql<{ next: number }>`select coalesce(max(id), 0) + 1 as next from issue`.execute(
    db,
  );
  return rows[0]?.next ?? 1;
}
