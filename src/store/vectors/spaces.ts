import { type Selectable, sql } from 'kysely';
import { DomainError } from '../../domain/errors.ts';
import type { Space } from '../../domain/vector.ts';
import type { Db, SpaceTable } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';

export type StoredSpace = Selectable<SpaceTable>;

export function findSpace(db: Db, space: Space): Promise<StoredSpace | undefined> {
  return db
    .selectFrom('space')
    .selectAll()
    .where('provider', '=', space.provider)
    .where('model', '=', space.model)
    .where('dimensions', '=', space.dimensions)
    .where('version', '=', space.version)
    .executeTakeFirst();
}

/**
 * Inactive until activateSpace. A space that exists is returned as it is.
 *
 * @param parameters whatever the provider wants kept with it, as JSON.
 */
export async function createSpace(
  db: Db,
  { provider, model, dimensions, version }: Space,
  parameters: Readonly<Record<string, unknown>>,
): Promise<StoredSpace> {
  await db
    .insertInto('space')
    .values({ provider, model, dimensions, version, parameters: JSON.stringify(parameters) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const created = await findSpace(db, { provider, model, dimensions, version });
  if (created === undefined) throw new RangeError('the space that was just created is not there');
  return created;
}

export function findActiveSpace(db: Db): Promise<StoredSpace | undefined> {
  return db.selectFrom('space').selectAll().where('active', '=', true).executeTakeFirst();
}

/**
 * Switches to this space at once; readers see the old one or the new one, never none.
 *
 * @throws {DomainError} not_found, and the old space stays active.
 */
export async function activateSpace(db: Db, spaceId: number): Promise<void> {
  await inTransaction(db, async (transaction) => {
    await sql`lock table space in share row exclusive mode`.execute(transaction);
    await transaction
      .updateTable('space')
      .set({ active: false })
      .where('active', '=', true)
      .where('id', '!=', spaceId)
      .execute();
    const { numUpdatedRows } = await transaction
      .updateTable('space')
      .set({ active: true })
      .where('id', '=', spaceId)
      .executeTakeFirst();
    if (numUpdatedRows === 0n)
      throw new DomainError('not_found', `没有向量空间 ${spaceId}`, '请先完成向量计算');
  });
}

/** Without the parameters, which are large. */
export async function findActiveSpaceId(db: Db): Promise<number | undefined> {
  const row = await db.selectFrom('space').select('id').where('active', '=', true).executeTakeFirst();
  return row?.id;
}
