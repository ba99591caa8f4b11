import { requireAccount } from './guard.ts';

/** Who asked for a job, as lists show it. */
export function creatorOf(context: Parameters<typeof requireAccount>[0]) {
  const { id: createdById, displayName: createdBy } = requireAccount(context);
  return { createdBy, createdById };
}
