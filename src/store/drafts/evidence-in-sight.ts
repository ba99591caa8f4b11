/** What of a draft's evidence its reader may still see: sight changes after retrieval, and what was kept does not. */
import { sql } from 'kysely';
import type { Evidence } from '../../domain/evidence.ts';
import type { Sight } from '../../domain/sight.ts';
import type { Db } from '../database.ts';
import { readIssueRefsInSight } from '../desk/issue-details.ts';
import { recordInSight, wordsInSight } from '../desk/sight-conditions.ts';
import { readEvidence } from '../turns/evidence.ts';

export type EvidenceInSight = {
  readonly ref: string;
  /** null: withdrawn. */
  readonly evidence: Evidence | null;
};

/**
 * All of a draft's, by letter and number. An issue that became too small or was rejected and a record that went out of
 * sight are withdrawn. Words of confidential records have no place in a draft, whoever reads it.
 */
export async function readEvidenceInSight(db: Db, draftId: number, sight: Sight): Promise<EvidenceInSight[]> {
  const all = await readEvidence(db, draftId);
  const targets = all.map(({ target }) => target);
  const issueIds = targets.flatMap((target) => (target.kind === 'issue' ? [target.issueId] : []));
  const recordIds = targets.flatMap((target) => ('recordId' in target ? [target.recordId] : []));
  const issues = new Set((await readIssueRefsInSight(db, { issueIds, sight })).map(({ id }) => id));
  const records = await readRecordsInSight(db, recordIds, { ...sight, confidential: false });
  const isInSight = ({ target }: Evidence): boolean => {
    if (target.kind === 'law') return true;
    return target.kind === 'issue' ? issues.has(target.issueId) : records.has(target.recordId);
  };
  return all.map((evidence) => ({ ref: evidence.ref, evidence: isInSight(evidence) ? evidence : null }));
}

/** Suggestions are public acts: those of the whole city are searched, and shown. */
async function readRecordsInSight(
  db: Db,
  recordIds: readonly number[],
  sight: Sight,
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    select record.id from record
    where record.id = any (${[...recordIds]}::bigint[])
      and ${wordsInSight(sight)} and (record.source = 'suggestion' or ${recordInSight(sight)})
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}
