import { sql } from 'kysely';
import type { Db } from '../database.ts';

export type AsOf = {
  readonly runId: number;
  readonly finishedAt: Date;
  readonly spaceId: number | null;
  /** The newest decision that the run obeyed; 0 when there was none. */
  readonly seenDecision: number;
  /** Those that stand and are newer. */
  readonly decisionsSince: number;
};

/** The last saved run; undefined before the first. */
export async function readAsOf(db: Db): Promise<AsOf | undefined> {
  const { rows } = await sql<AsOf>`
    select run.id as run_id, run.finished_at, run.space_id, coalesce(run.seen_decision, 0) as seen_decision, (
      select count(*) from decision
      where decision.id > coalesce(run.seen_decision, 0) and decision.undone_by is null
        and decision.action ->> 'type' <> 'undo'
    ) as decisions_since
    from run where run.state = 'done' order by run.id desc limit 1
  `.execute(db);
  return rows[0];
}
