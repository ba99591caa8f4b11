import { sql } from 'kysely';
import type { Db, IssueState } from '../database.ts';

export type IssueFields = {
  readonly title: string | null;
  readonly state: Exclude<IssueState, 'proposed'> | null;
  readonly kindCode: string | null;
  readonly leadDepartment: string | null;
};

/**
 * Sets what people decided of an issue; null gives a field back to what the machine says.
 *
 * @returns false when there is no such issue.
 */
export async function setIssueFields(
  db: Db,
  issueId: number,
  { title, state, kindCode, leadDepartment }: IssueFields,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update issue set
      title = coalesce(${title}, machine_title),
      title_source = case when ${title}::text is null then machine_title_source else 'person' end,
      state = coalesce(${state}, 'proposed'),
      kind_code = coalesce(${kindCode}, machine_kind_code),
      kind_confidence = case when ${kindCode}::text is null then machine_kind_confidence else 1 end,
      kind_source = case when ${kindCode}::text is null then 'classifier' else 'person' end,
      lead_department = ${leadDepartment}
    where id = ${issueId}
  `.execute(db);
  return numAffectedRows !== 0n;
}

/** An issue that a person made by splitting another: its words are the other's until the next run. */
export async function insertSplitIssue(
  db: Db,
  { id, fromIssueId, title }: { id: number; fromIssueId: number; title: string },
): Promise<void> {
  await sql`
    insert into issue (
      id, title, title_source, kind_code, kind_confidence, created_run, machine_title, machine_title_source,
      machine_kind_code, machine_kind_confidence
    )
    select ${id}::bigint, ${title}, 'extract', machine_kind_code, machine_kind_confidence,
      (select max(id) from run where state = 'done'), ${title}, 'extract', machine_kind_code, machine_kind_confidence
    from issue where id = ${fromIssueId}
  `.execute(db);
}

/** After its splitting was undone: an issue that no run saved and nothing refers to. */
export async function deleteUnusedIssue(db: Db, issueId: number): Promise<void> {
  await sql`
    delete from issue where id = ${issueId}
      and not exists (select from lineage where issue_id = issue.id)
      and not exists (select from issue_member where issue_id = issue.id)
      and not exists (select from member_change where issue_id = issue.id)
      and not exists (
        select from decision where issue_ids @> array[issue.id] and undone_by is null and action ->> 'type' <> 'undo'
      )
  `.execute(db);
}
