/** What a person does at the review desk, as the page sends it. The asks it is about are read from the store. */
import { z } from 'zod';

const askIds = z.array(z.number().int().positive()).min(1).max(5000);
/** Another issue with the version that the person saw. */
const seenIssue = z.object({ issueId: z.number().int().positive(), version: z.number().int().positive() });

export const actSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('confirm') }),
  z.object({ act: z.literal('check') }),
  z.object({ act: z.literal('reject') }),
  z.object({ act: z.literal('rename'), title: z.string().trim().min(2).max(100) }),
  z.object({ act: z.literal('setKind'), kind: z.string().min(1).max(40) }),
  z.object({ act: z.literal('setLead'), department: z.string().min(1).max(40) }),
  /** Out of this issue, into the other. */
  z.object({ act: z.literal('move'), askIds, to: seenIssue }),
  /** Asks of no issue, into this one. */
  z.object({ act: z.literal('add'), askIds }),
  /** All of this issue into the other. */
  z.object({ act: z.literal('merge'), into: seenIssue }),
  /** These asks become an issue of their own. */
  z.object({ act: z.literal('split'), askIds }),
  /** These asks leave; the next run finds them another place. */
  z.object({ act: z.literal('remove'), askIds }),
  /** Never group these two issues together. */
  z.object({ act: z.literal('apart'), other: seenIssue }),
]);
export type Act = z.infer<typeof actSchema>;
