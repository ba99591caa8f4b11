import { DomainError } from '../domain/errors.ts';
import type { Db } from '../store/database.ts';
import { type AsOf, readAsOf } from '../store/desk/read-as-of.ts';

/** @throws {DomainError} not_found before the first run: there are no issues yet. */
export async function requireRun(db: Db): Promise<AsOf> {
  const asOf = await readAsOf(db);
  if (asOf !== undefined) return asOf;
  throw new DomainError('not_found', '还没有运行结果，因此还没有事项', '请先导入数据，再运行一次');
}

/** As an answer says it. */
export function showAsOf({ runId, finishedAt, decisionsSince }: AsOf) {
  return { runId, finishedAt: finishedAt.toISOString(), decisionsSince };
}
