import type { Department, District } from '../../domain/district.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Db } from '../database.ts';

/** Ordered by code. */
export function readDistricts(db: Db): Promise<District[]> {
  return db.selectFrom('district').selectAll().orderBy('code').execute();
}

/**
 * @param population residents; null = not known, and no share per population is shown.
 * @throws {DomainError} not_found
 */
export async function setPopulation(db: Db, districtCode: string, population: number | null): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('district')
    .set({ population })
    .where('code', '=', districtCode)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    throw new DomainError('not_found', `没有代码为 ${districtCode} 的区县`, '请核对区县代码');
  }
}

/** Ordered by code. */
export function readDepartments(db: Db): Promise<Department[]> {
  return db.selectFrom('department').selectAll().orderBy('code').execute();
}
