/** Everything a run starts from, read once: asks with their words, and what the last run and people left. */
import type { Decision } from '../domain/decision.ts';
import type { StoredRecord } from '../domain/record.ts';
import type { Db } from '../store/database.ts';
import { readLastDecisionId, readStandingDecisions } from '../store/issues/read-decisions.ts';
import { readIssues, readMembers, type StoredIssue } from '../store/issues/read-issues.ts';
import { type AskRow, readAsks } from '../store/records/read-asks.ts';
import { readRecords } from '../store/records/read-records.ts';
import { readUnclustered } from '../store/runs/read-left-out.ts';
import { findLatestRun } from '../store/runs/read-runs.ts';

export type LoadedAsk = AskRow & {
  readonly title: string;
  /** The ask's own words. */
  readonly text: string;
  readonly issueId: number | null;
  /** Was in an issue or among the unclustered after the last run. */
  readonly seen: boolean;
};

export type LoadedRun = {
  /** By source, source id, ordinal: an order that does not depend on when a record came. */
  readonly asks: readonly LoadedAsk[];
  readonly records: ReadonlyMap<number, StoredRecord>;
  readonly issues: readonly StoredIssue[];
  readonly decisions: readonly Decision[];
  readonly lastDecisionId: number | null;
};

export async function loadRun(db: Db): Promise<LoadedRun> {
  // First: one that is made meanwhile is obeyed and shown as newer than the run, never the other way round.
  const lastDecisionId = await readLastDecisionId(db);
  const records = new Map<number, StoredRecord>();
  for await (const record of readRecords(db)) records.set(record.id, record);
  const members = new Map((await readMembers(db)).map(({ askId, issueId }) => [askId, issueId]));
  const latest = await findLatestRun(db);
  const unclustered = new Set(latest ? await readUnclustered(db, latest.id) : []);
  const asks = (await readAsks(db)).map((ask): LoadedAsk => {
    const { title, body } = records.get(ask.recordId) as StoredRecord;
    return {
      ...ask,
      title,
      text: body.slice(ask.start, ask.end),
      issueId: members.get(ask.askId) ?? null,
      seen: members.has(ask.askId) || unclustered.has(ask.askId),
    };
  });
  return {
    asks: asks.toSorted(bySourceId),
    records,
    issues: await readIssues(db),
    decisions: await readStandingDecisions(db),
    lastDecisionId,
  };
}

function bySourceId(a: AskRow, b: AskRow): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  if (a.sourceId !== b.sourceId) return a.sourceId < b.sourceId ? -1 : 1;
  return a.ordinal - b.ordinal;
}
