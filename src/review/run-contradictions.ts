import { type Contradiction, readConstraints } from '../cluster/read-constraints.ts';
import type { Db } from '../store/database.ts';
import { readStandingDecisions } from '../store/issues/read-decisions.ts';
import type { StoredRun } from '../store/runs/read-runs.ts';

/** What a run could not obey, of the decisions it saw and that still stand: undoing one settles it. */
export async function contradictionsOfRun(
  db: Db,
  { seenDecision }: Pick<StoredRun, 'seenDecision'>,
): Promise<readonly Contradiction[]> {
  const decisions = await readStandingDecisions(db);
  return readConstraints(decisions.filter(({ id }) => id <= (seenDecision ?? 0))).contradictions;
}
