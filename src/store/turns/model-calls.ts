/** Calls of a model for the audit, and what they cost. */
import { type Selectable, sql } from 'kysely';
import type { Db, ModelCallTable } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';

export type StoredModelCall = Selectable<ModelCallTable>;
/** `output` masked. */
export type NewModelCall = Omit<StoredModelCall, 'id' | 'at'>;

/** Its tokens count for the turn at once: the budget of the day must see them while the turn runs. */
export function saveModelCall(db: Db, call: NewModelCall): Promise<void> {
  return inTransaction(db, async (transaction) => {
    await transaction.insertInto('modelCall').values(call).execute();
    await transaction
      .updateTable('turn')
      .set({
        inputTokens: sql`input_tokens + ${call.inputTokens}::integer`,
        outputTokens: sql`output_tokens + ${call.outputTokens}::integer`,
      })
      .where('id', '=', call.turnId)
      .execute();
  });
}

/** In order. */
export function readModelCalls(db: Db, turnId: number): Promise<StoredModelCall[]> {
  return db.selectFrom('modelCall').selectAll().where('turnId', '=', turnId).orderBy('id').execute();
}

/** @returns how many. Counts of tokens stay with the turns. */
export async function deleteModelCallsBefore(db: Db, moment: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('modelCall').where('at', '<', moment).executeTakeFirst();
  return Number(numDeletedRows);
}
