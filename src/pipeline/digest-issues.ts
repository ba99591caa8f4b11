import { createHash } from 'node:crypto';
import type { IssueOfRun } from './describe-issues.ts';

/**
 * SHA-256 over issue ids and their members by source id: equal for the same input and settings, whatever
 * database it was computed in.
 */
export function digestIssues(issues: readonly IssueOfRun[]): string {
  const lines = issues
    .map(({ id, members }) => ({
      id,
      members: members.map(({ source, sourceId, ordinal }) => JSON.stringify([source, sourceId, ordinal])),
    }))
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, members }) => `${id} ${members.toSorted().join(' ')}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}
