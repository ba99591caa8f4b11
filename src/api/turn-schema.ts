/** A turn as the API shows it. */
import { z } from '@hono/zod-openapi';
import {
  TURN_FAILURES,
  TURN_SCOPES,
  TURN_STATES,
  WRITERS,
  passageSchema as writtenSchema,
} from '../domain/turn.ts';
import type { StoredPassage } from '../store/turns/passages.ts';
import type { StoredTurn } from '../store/turns/turns.ts';

export const passageSchema = writtenSchema
  // acceptedAt = null: offered, not in the draft.
  .extend({ acceptedAt: z.iso.datetime().nullable() })
  .openapi('Passage');

export const turnSchema = z
  .object({
    id: z.number().int(),
    draftId: z.number().int(),
    scope: z.enum(TURN_SCOPES),
    writer: z.enum(WRITERS),
    state: z.enum(TURN_STATES),
    failure: z.enum(TURN_FAILURES).nullable(),
    wish: z.string().nullable(),
    /** Somebody asked it to stop and it has not yet. */
    stopping: z.boolean(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    /** What it has written so far. */
    passages: z.array(passageSchema),
  })
  .openapi('Turn');

export function presentTurn(
  turn: StoredTurn,
  passages: readonly StoredPassage[],
): z.infer<typeof turnSchema> {
  const { id, draftId, scope, writer, state, failure, wish, stopping, startedAt, finishedAt } = turn;
  return {
    ...{ id, draftId, scope, writer, state, failure, wish, stopping },
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    passages: passages.map(presentPassage),
  };
}

export function presentPassage({
  acceptedAt,
  verdict,
  ...passage
}: StoredPassage): z.infer<typeof passageSchema> {
  return {
    ...passage,
    verdict: { ...verdict, refs: [...verdict.refs], faults: [...verdict.faults] },
    acceptedAt: acceptedAt?.toISOString() ?? null,
  };
}
