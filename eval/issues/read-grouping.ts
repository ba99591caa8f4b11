import type { Db } from '../../src/store/database.ts';
import { readMembers } from '../../src/store/issues/read-issues.ts';
import { readAsks } from '../../src/store/records/read-asks.ts';

/**
 * `source/sourceId` → issue of the last run. A record with asks in several issues counts for the issue of its
 * first one; records in no issue are absent.
 */
export async function readGrouping(db: Db): Promise<Map<string, string>> {
  const issueOf = new Map((await readMembers(db)).map(({ askId, issueId }) => [askId, issueId]));
  const grouping = new Map<string, string>();
  const asks = (await readAsks(db)).toSorted((a, b) => a.ordinal - b.ordinal);
  for (const { askId, source, sourceId } of asks) {
    const issue = issueOf.get(askId);
    const record = `${source}/${sourceId}`;
    if (issue !== undefined && !grouping.has(record)) grouping.set(record, String(issue));
  }
  return grouping;
}

/** Issue → its asks, as of the last run. */
export async function readIssueAsks(db: Db): Promise<Map<number, number[]>> {
  const issues = new Map<number, number[]>();
  for (const { askId, issueId } of await readMembers(db)) {
    const asks = issues.get(issueId);
    if (asks) asks.push(askId);
    else issues.set(issueId, [askId]);
  }
  return issues;
}
