import { z } from 'zod';
import type { Db } from '../database.ts';

const NAME = 'general';

/** What was changed; the rest is as configured. */
const valueSchema = z.object({ agreementLine: z.number().min(0).max(1) }).partial();

export type Settings = {
  /** What the lower end of a blind check's interval must reach, 0 to 1: else the committee report is a draft. */
  readonly agreementLine: number;
};
export type StoredSettings = Settings & {
  /** 0 until somebody changes something. */
  readonly version: number;
};

/**
 * What an administrator may change while the service runs.
 *
 * @param configured holds for what nobody changed.
 */
export async function readSettings(db: Db, configured: Settings): Promise<StoredSettings> {
  const row = await db
    .selectFrom('setting')
    .select(['value', 'version'])
    .where('name', '=', NAME)
    .executeTakeFirst();
  const { agreementLine = configured.agreementLine } = valueSchema.parse(row?.value ?? {});
  return { agreementLine, version: row?.version ?? 0 };
}

/**
 * Writes them over the version that was seen.
 *
 * @returns false when somebody else was first.
 */
export async function writeSettings(
  db: Db,
  settings: Settings,
  { seen, now, by }: { seen: number; now: Date; by: string },
): Promise<boolean> {
  const value = JSON.stringify(settings);
  const change = { value, version: seen + 1, changedAt: now, changedBy: by };
  if (seen === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('setting')
      .values({ name: NAME, ...change })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await db
    .updateTable('setting')
    .set(change)
    .where('name', '=', NAME)
    .where('version', '=', seen)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
