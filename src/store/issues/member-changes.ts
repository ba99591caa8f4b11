import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** An ask that is now elsewhere than the run put it; null = in no issue. */
export type MemberChange = { readonly askId: number; readonly issueId: number | null };

export function readMemberChanges(db: Db): Promise<MemberChange[]> {
  return db.selectFrom('memberChange').select(['askId', 'issueId']).orderBy('askId').execute();
}

/** Where the last run put these asks; asks that are no longer active are left out. Ordered by ask id. */
export async function readRunIssues(
  db: Db,
  askIds: readonly number[],
): Promise<{ readonly askId: number; readonly issueId: number | null }[]> {
  const { rows } = await sql<{ askId: number; issueId: number | null }>`
    select ask.id as ask_id, member.issue_id
    from ask left join issue_member as member on member.ask_id = ask.id
    where ask.active and ask.id = any (${[...askIds]}::bigint[])
    order by ask.id
  `.execute(db);
  return rows;
}

/** Replaces all of them. */
export async function writeMemberChanges(db: Db, changes: readonly MemberChange[]): Promise<void> {
  await db.deleteFrom('memberChange').execute();
  await sql`
    insert into member_change (ask_id, issue_id) select * from unnest(
      ${changes.map(({ askId }) => askId)}::bigint[], ${changes.map(({ issueId }) => issueId)}::bigint[]
    )
  `.execute(db);
}
