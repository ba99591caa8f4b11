/**
 * A decision (决定): what a person did. Append-only; undoing is another decision. Every later run obeys
 * those that stand.
 *
 *   together   these asks belong to one issue                                         must-link
 *   apart      these two groups of asks never share an issue (not the same)            cannot-link
 *   pin        these asks stay in this issue                                           pinned
 *   confirm    as pin, and the issue's state                                           pinned
 *   move       these asks go to an issue, beside those that are there                  must-link, pinned
 *   merge      as move, of all the asks of an issue                                    must-link, pinned
 *   split      these asks become an issue of their own, apart from the rest            cannot-link, pinned
 *   remove     these asks do not belong to this issue, wherever else                   cannot-link
 *   check / reject / rename / setKind / setLead   the state and words of an issue
 *
 * Of two decisions about where an ask belongs, `move`, `merge`, `split` and `remove` set the earlier aside: they are made
 * in sight of it. `apart` between two issues is not set aside by anything but its own undoing.
 */
import { z } from 'zod';

const askIds = z.array(z.number().int().positive()).min(1);
const issueId = z.number().int().positive();

export const decisionActionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('together'), askIds: askIds.min(2) }),
  z.object({
    type: z.literal('apart'),
    left: askIds,
    right: askIds,
    /** The two issues it was said of, for the log. */
    issueIds: z.tuple([issueId, issueId]).optional(),
  }),
  z.object({ type: z.literal('pin'), issueId, askIds }),
  z.object({ type: z.literal('confirm'), issueId, askIds }),
  z.object({
    type: z.literal('move'),
    /** Where they were; empty for asks of no issue. */
    from: z.array(issueId),
    to: issueId,
    askIds,
    /** The asks that were in `to` at the time. */
    beside: z.array(z.number().int().positive()),
  }),
  z.object({
    type: z.literal('merge'),
    from: issueId,
    into: issueId,
    askIds,
    beside: z.array(z.number().int().positive()),
  }),
  z.object({ type: z.literal('split'), issueId, newIssueId: issueId, askIds, rest: askIds }),
  z.object({ type: z.literal('remove'), issueId, askIds, rest: askIds }),
  z.object({ type: z.literal('check'), issueId }),
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
  /** The account; null for one made at the command line. */
  readonly authorId: number | null;
  readonly reason: string | null;
  readonly action: DecisionAction;
};

/** The issues that a decision speaks of, each once. */
export function issuesOf(action: DecisionAction): number[] {
  switch (action.type) {
    case 'together':
    case 'labelRecord':
    case 'undo':
      return [];
    case 'apart':
      return [...(action.issueIds ?? [])];
    case 'move':
      return [...new Set([...action.from, action.to])];
    case 'merge':
      return [action.from, action.into];
    case 'split':
      return [action.issueId, action.newIssueId];
    default:
      return [action.issueId];
  }
}

/** The asks that a decision speaks of. */
export function asksOf(action: DecisionAction): number[] {
  switch (action.type) {
    case 'together':
    case 'pin':
    case 'confirm':
      return [...action.askIds];
    case 'apart':
      return [...action.left, ...action.right];
    case 'move':
    case 'merge':
      return [...action.askIds, ...action.beside];
    case 'split':
    case 'remove':
      return [...action.askIds, ...action.rest];
    default:
      return [];
  }
}
