import type { Db } from '../database.ts';

/** The name of a kind that is in use; undefined when there is none of that code. */
export async function findKind(db: Db, code: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('kind')
    .select('name')
    .where('code', '=', code)
    .where('active', '=', true)
    .executeTakeFirst();
  return row?.name;
}

export async function findDepartment(db: Db, code: string): Promise<string | undefined> {
  const row = await db.selectFrom('department').select('name').where('code', '=', code).executeTakeFirst();
  return row?.name;
}
