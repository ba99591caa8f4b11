/** Turns as the audit reads them: who asked whom for what, and what it cost. */
import { sql } from 'kysely';
import type { TurnFailure, TurnScope, TurnState, Writer } from '../../domain/turn.ts';
import type { Db } from '../database.ts';

export type StoredConversation = {
  readonly id: number;
  readonly draftId: number;
  readonly askedBy: number;
  /** As pages show the person. */
  readonly askedByName: string;
  readonly scope: TurnScope;
  readonly writer: Writer;
  readonly state: TurnState;
  readonly failure: TurnFailure | null;
  readonly model: string | null;
  readonly wish: string | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** Calls of the model that are still kept, and passages. */
  readonly calls: number;
  readonly passages: number;
};

export type ConversationFilter = {
  readonly id?: number | undefined;
  readonly askedBy?: number | undefined;
  readonly draftId?: number | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  /** Ids below it; none = from the newest. */
  readonly before?: number | undefined;
  readonly limit: number;
};

/** Newest first. */
export async function listConversations(db: Db, filter: ConversationFilter): Promise<StoredConversation[]> {
  const { id = null, askedBy = null, draftId = null, since = null, until = null, before = null } = filter;
  const { rows } = await sql<StoredConversation>`
    select turn.id, turn.draft_id, turn.asked_by, account.display_name as asked_by_name, turn.scope, turn.writer,
      turn.state, turn.failure, turn.model, turn.wish, turn.input_tokens, turn.output_tokens,
      turn.started_at, turn.finished_at,
      (select count(*)::integer from model_call where turn_id = turn.id) as calls,
      (select count(*)::integer from passage where turn_id = turn.id) as passages
    from turn
    join account on account.id = turn.asked_by
    where (${id}::bigint is null or turn.id = ${id}::bigint)
      and (${askedBy}::bigint is null or turn.asked_by = ${askedBy}::bigint)
      and (${draftId}::bigint is null or turn.draft_id = ${draftId}::bigint)
      and (${since}::timestamptz is null or turn.started_at >= ${since}::timestamptz)
      and (${until}::timestamptz is null or turn.started_at < ${until}::timestamptz)
      and (${before}::bigint is null or turn.id < ${before}::bigint)
    order by turn.id desc
    limit ${filter.limit}::integer
  `.execute(db);
  return rows;
}
