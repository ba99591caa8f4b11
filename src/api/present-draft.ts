import type { z } from '@hono/zod-openapi';
import { hasMachineText, judgeContent } from '../assistant/drafts/judge-content.ts';
import { canBeEdited } from '../assistant/drafts/require-draft.ts';
import type { Account } from '../domain/account.ts';
import { DRAFT_MOVES, DRAFT_STEPS, type DraftMove, type DraftState } from '../domain/draft.ts';
import type { Db } from '../store/database.ts';
import { listCosigners, type StoredCosigner } from '../store/drafts/cosigners.ts';
import { findLatestTurn } from '../store/drafts/latest-turn.ts';
import { listMoves, type MoveRow } from '../store/drafts/moves.ts';
import type { DraftRow, ReadDraft } from '../store/drafts/read-drafts.ts';
import { readPassages } from '../store/turns/passages.ts';
import type { draftRowSchema, draftSchema, PARTS_IN_DRAFT } from './draft-schemas.ts';
import { presentPassage } from './turn-schema.ts';

type Reader = Pick<Account, 'id' | 'role'>;
type Part = (typeof PARTS_IN_DRAFT)[number];

function partOf(ownerId: number, { id, role }: Reader): Part {
  if (ownerId === id) return 'owner';
  return role === 'staff' ? 'staff' : 'cosigner';
}

/** @param day YYYY-MM-DD in China. */
export async function presentDraft(
  db: Db,
  draft: ReadDraft,
  reader: Reader,
  day: string,
): Promise<z.infer<typeof draftSchema>> {
  const { id, version, state, concern, content, ownerId, ownerName, returnedReason } = draft;
  const part = partOf(ownerId, reader);
  const { sentences } = await judgeContent(db, id, content, day);
  const isConfirmed = draft.confirmedVersion === version;
  return {
    ...{ id, version, state, content, part, returnedReason },
    concern: part === 'owner' ? concern : null,
    owner: { id: ownerId, displayName: ownerName },
    canEdit: part === 'owner' && canBeEdited(state),
    nextMoves: nextMoves(state, part),
    cosigners: (await listCosigners(db, id)).map((cosigner) => presentCosigner(cosigner, version)),
    confirmation: presentConfirmation(draft),
    needsConfirmation: !isConfirmed && hasMachineText(sentences),
    moves: (await listMoves(db, id)).map(presentMove),
    createdAt: draft.createdAt.toISOString(),
    updatedAt: draft.updatedAt.toISOString(),
    submittedAt: draft.submittedAt?.toISOString() ?? null,
    sentences: [...sentences],
    ...(part === 'owner' ? await presentTurn(db, id) : { turn: null, offers: [] }),
  };
}

function nextMoves(state: DraftState, part: Part): DraftMove[] {
  return DRAFT_MOVES.filter((move) => {
    const { from, by } = DRAFT_STEPS[move];
    return by === part && from.includes(state);
  });
}

function presentCosigner(
  { accountId, displayName, confirmedVersion, confirmedAt }: StoredCosigner,
  version: number,
): z.infer<typeof draftSchema>['cosigners'][number] {
  const signed = confirmedVersion === version ? 'confirmed' : 'changed';
  return {
    id: accountId,
    displayName,
    state: confirmedVersion === null ? 'asked' : signed,
    confirmedVersion,
    confirmedAt: confirmedAt?.toISOString() ?? null,
  };
}

function presentConfirmation({ version, confirmedVersion, confirmedName, confirmedAt }: ReadDraft) {
  if (confirmedVersion !== version || confirmedName === null || confirmedAt === null) return null;
  return { by: confirmedName, at: confirmedAt.toISOString() };
}

const presentMove = ({ move, version, byName, reason, at }: MoveRow) => ({
  ...{ move, version, reason },
  by: byName,
  at: at.toISOString(),
});

async function presentTurn(db: Db, draftId: number) {
  const latest = await findLatestTurn(db, draftId);
  if (latest === undefined) return { turn: null, offers: [] };
  const { id, state, scope, writer, failure } = latest;
  const passages = await readPassages(db, id);
  return {
    turn: { id, state, scope, writer, failure },
    offers: passages.filter(({ acceptedAt }) => acceptedAt === null).map(presentPassage),
  };
}

export function presentDraftRow(row: DraftRow, reader: Reader): z.infer<typeof draftRowSchema> {
  const { id, version, state, title, concern, ownerId, ownerName, returnedReason } = row;
  const { cosigners, cosignersConfirmed } = row;
  const part = partOf(ownerId, reader);
  return {
    ...{ id, version, state, title, returnedReason, cosigners, cosignersConfirmed },
    concern: part === 'owner' ? concern : null,
    owner: { id: ownerId, displayName: ownerName },
    part,
    awaitsMe: row.awaitsReader,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
  };
}
