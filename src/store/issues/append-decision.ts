import { sql } from 'kysely';
import { type DecisionAction, decisionActionSchema } from '../../domain/decision.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Db } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';
import { personFields } from './person-fields.ts';

export type NewDecision = {
  readonly author: string;
  readonly reason: string | null;
  readonly action: DecisionAction;
};

/**
 * Appends a decision. What it says about an issue's state and words shows at once; which asks belong
 * together is obeyed by the next run.
 *
 * @returns the decision's id.
 * @throws {DomainError} not_found: the issue, or the decision to undo, is not there. conflict: it was
 *   undone before, or is itself an undoing.
 */
export async function appendDecision(db: Db, { author, reason, action }: NewDecision): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const { id } = await transaction
      .insertInto('decision')
      .values({ author, reason, action: JSON.stringify(decisionActionSchema.parse(action)) })
      .returning('id')
      .executeTakeFirstOrThrow();
    const effective = action.type === 'undo' ? await undo(transaction, action.decisionId, id) : action;
    if ('issueId' in effective) await refreshIssue(transaction, effective.issueId);
    return id;
  });
}

async function undo(db: Db, decisionId: number, undoneBy: number): Promise<DecisionAction> {
  const target = await db
    .selectFrom('decision')
    .select(['action', 'undoneBy'])
    .where('id', '=', decisionId)
    .forUpdate()
    .executeTakeFirst();
  if (target === undefined) {
    throw new DomainError('not_found', `没有决定 ${decisionId}`, '请刷新决定列表后重试');
  }
  const action = decisionActionSchema.parse(target.action);
  if (target.undoneBy !== null || action.type === 'undo') {
    throw new DomainError(
      'conflict',
      `决定 ${decisionId} 已被撤销，或本身就是一次撤销`,
      '如需恢复，请重新作出该决定',
    );
  }
  await db.updateTable('decision').set({ undoneBy }).where('id', '=', decisionId).execute();
  return action;
}

/** Sets what people decided; what nobody decides any more goes back to the machine, for its next run. */
async function refreshIssue(db: Db, issueId: number): Promise<void> {
  const { title, state, kindCode, leadDepartment } = personFields(await standingActions(db, issueId));
  const { numAffectedRows } = await sql`
    update issue set
      title = coalesce(${title}, title),
      title_source = case
        when ${title}::text is not null then 'person' when title_source = 'person' then 'extract' else title_source
      end,
      state = coalesce(${state}, case when state in ('confirmed', 'rejected') then 'proposed' else state end),
      kind_code = coalesce(${kindCode}, kind_code),
      kind_confidence = case when ${kindCode}::text is not null then 1 else kind_confidence end,
      kind_source = case when ${kindCode}::text is not null then 'person' else 'classifier' end,
      lead_department = ${leadDepartment},
      updated_at = now()
    where id = ${issueId}
  `.execute(db);
  if (numAffectedRows === 0n)
    throw new DomainError('not_found', `没有事项 ${issueId}`, '请刷新事项列表后重试');
}

async function standingActions(db: Db, issueId: number): Promise<DecisionAction[]> {
  const rows = await db
    .selectFrom('decision')
    .select('action')
    .where('undoneBy', 'is', null)
    .where(sql<boolean>`(action ->> 'issueId')::bigint = ${issueId}`)
    .orderBy('id')
    .execute();
  return rows.map(({ action }) => decisionActionSchema.parse(action));
}
