/**
 * A decision (决定): what a person did. Append-only; undoing is another decision. Every later run obeys
 * those that stand.
 *
 *   together   these asks belong to one issue (a merge, a move into an issue)      must-link
 *   apart      these two groups of asks never share an issue (a split, not-the-same) cannot-link
 *   pin        these asks stay in this issue                                        pinned
 *   confirm                   as pin, and the issue's state                           pinned
 *   reject / rename / setKind / setLead   the state and words of an issue
 */
import { z } from 'zod';

const askIds = z.array(z.number().int().positive()).min(1);
const issueId = z.number().int().positive();

export const decisionActionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('together'), askIds: askIds.min(2) }),
  z.object({ type: z.literal('apart'), left: askIds, right: askIds }),
  z.object({ type: z.literal('pin'), issueId, askIds }),
  z.object({ type: z.literal('confirm'), issueId, askIds }),
  z.object({ type: z.literal('reject'), issueId }),
  z.object({ type: z.literal('rename'), issueId, title: z.string().min(1).max(100) }),
  z.object({ type: z.literal('setKind'), issueId, kind: z.string().min(1) }),
  z.object({
    type: z.literal('labelRecord'),
    recordId: z.number().int().positive(),
    kind: z.string().min(1),
  }),
  z.object({ type: z.literal('setLead'), issueId, department: z.string().min(1) }),
  z.object({ type: z.literal('undo'), decisionId: z.number().int().positive() }),
]);
export type DecisionAction = z.infer<typeof decisionActionSchema>;

export type Decision = {
  readonly id: number;
  readonly at: Date;
  readonly author: string;
  readonly reason: string | null;
  readonly action: DecisionAction;
};
