/** A draft as the API shows it. */
import { z } from '@hono/zod-openapi';
import {
  draftContentSchema as contentSchema,
  DRAFT_CAUSES,
  DRAFT_MOVES,
  DRAFT_STATES,
  ORIGINS,
  SECTIONS,
} from '../domain/draft.ts';
import { evidenceSchema } from '../domain/evidence.ts';
import { hintSchema } from '../domain/hint.ts';
import { TURN_FAILURES, TURN_SCOPES, TURN_STATES, WRITERS } from '../domain/turn.ts';
import { verdictSchema } from '../domain/verdict.ts';
import { passageSchema } from './turn-schema.ts';

// Made again here: whatever was made before @hono/zod-openapi was loaded has no openapi().
export const draftContentSchema = z.strictObject(contentSchema.shape).openapi('DraftContent');

const moment = z.iso.datetime();
const version = z.number().int();

const personSchema = z.object({ id: z.number().int(), displayName: z.string() });

/** A sentence of a section as it is now: who wrote it, and what the closed world says of it. */
const sentenceSchema = z
  .object({
    section: z.enum(SECTIONS),
    /** UTF-16 offsets into the section. */
    start: z.number().int(),
    end: z.number().int(),
    /** edited: a machine's sentence that a person changed. */
    origin: z.enum(ORIGINS),
    /** The machine's sentence behind it; null = a person's own. */
    passageId: z.number().int().nullable(),
    verdict: verdictSchema,
  })
  .openapi('DraftSentence');

const cosignerSchema = personSchema
  .extend({
    /** asked: has not signed. confirmed: signs this version. changed: signed an earlier one, and is asked again. */
    state: z.enum(['asked', 'confirmed', 'changed']),
    confirmedVersion: version.nullable(),
    confirmedAt: moment.nullable(),
  })
  .openapi('Cosigner');

export const PARTS_IN_DRAFT = ['owner', 'cosigner', 'staff'] as const;

export const draftSchema = z
  .object({
    id: z.number().int(),
    /** Of the content: also the ETag. What happens beside the text leaves it as it is. */
    version,
    state: z.enum(DRAFT_STATES),
    /** What the deputy typed at first: for the owner alone, null for others. */
    concern: z.string().nullable(),
    content: draftContentSchema,
    owner: personSchema,
    /** What the caller is in it. */
    part: z.enum(PARTS_IN_DRAFT),
    /** The caller may save, ask the assistant, name co-signers and confirm. */
    canEdit: z.boolean(),
    /** What the caller may do with it now. */
    nextMoves: z.array(z.enum(DRAFT_MOVES)),
    /** On the list now, in the order of being asked. Whoever has not confirmed this version does not sign. */
    cosigners: z.array(cosignerSchema),
    /** Who vouches for what a machine wrote in this version; null = nobody yet. */
    confirmation: z.object({ by: z.string(), at: moment }).nullable(),
    /** A machine wrote some of it, and nobody has vouched for this version. */
    needsConfirmation: z.boolean(),
    /** Oldest first. */
    moves: z.array(
      z.object({
        move: z.enum(DRAFT_MOVES),
        version,
        by: z.string(),
        reason: z.string().nullable(),
        at: moment,
      }),
    ),
    /** Why staff returned it; null = they did not, or it was submitted again. */
    returnedReason: z.string().nullable(),
    createdAt: moment,
    updatedAt: moment,
    submittedAt: moment.nullable(),
    /** In the order of the form. */
    sentences: z.array(sentenceSchema),
    /** The newest turn, for the owner; null = none. */
    turn: z
      .object({
        id: z.number().int(),
        state: z.enum(TURN_STATES),
        scope: z.enum(TURN_SCOPES),
        writer: z.enum(WRITERS),
        failure: z.enum(TURN_FAILURES).nullable(),
      })
      .nullable(),
    /** Its sentences that are not in the draft, for the owner. */
    offers: z.array(passageSchema),
  })
  .openapi('Draft');

export const draftRowSchema = z
  .object({
    id: z.number().int(),
    version,
    state: z.enum(DRAFT_STATES),
    /** Empty while it has none: show the concern. */
    title: z.string(),
    /** For the owner alone, null for others. */
    concern: z.string().nullable(),
    owner: personSchema,
    part: z.enum(PARTS_IN_DRAFT),
    /** On the list of co-signers, and those of them who confirmed this version. */
    cosigners: z.number().int(),
    cosignersConfirmed: z.number().int(),
    /** The caller is asked to sign this version and has not. */
    awaitsMe: z.boolean(),
    returnedReason: z.string().nullable(),
    createdAt: moment,
    updatedAt: moment,
    submittedAt: moment.nullable(),
  })
  .openapi('DraftRow');

export const savedSchema = z
  .object({
    id: z.number().int(),
    version,
    /** As it was kept: masked. */
    content: draftContentSchema,
    /** How many pieces of personal data were masked. */
    masked: z.number().int(),
    updatedAt: moment,
  })
  .openapi('SavedDraft');

const versionFields = {
  version,
  cause: z.enum(DRAFT_CAUSES),
  savedBy: z.string(),
  savedAt: moment,
  /** Somebody confirmed, signed or moved the draft as it was then. */
  kept: z.boolean(),
};
export const draftVersionRowSchema = z
  .object({ ...versionFields, title: z.string() })
  .openapi('DraftVersionRow');
export const draftVersionSchema = z
  .object({ ...versionFields, content: draftContentSchema })
  .openapi('DraftVersion');

export const draftCheckSchema = z
  .object({ hints: z.array(hintSchema.extend({}).openapi('Hint')), sentences: z.array(sentenceSchema) })
  .openapi('DraftCheck');

export const deputySchema = personSchema.extend({ district: z.string().nullable() }).openapi('Deputy');

export const shownEvidenceSchema = z
  .object({
    ref: z.string(),
    /** null: the reader may not see it any more (a group became small, a record confidential). Its ref stays. */
    evidence: evidenceSchema.nullable(),
  })
  .openapi('ShownEvidence');
