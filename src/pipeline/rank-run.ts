/** Facts of the run's issues and kinds, ranked. */
import type { Config } from '../config/config.ts';
import type { Ranked } from '../domain/ranking.ts';
import type { StoredRecord } from '../domain/record.ts';
import { ISSUE_SETTINGS, KIND_SETTINGS } from '../rank/rank-settings.ts';
import { rankSubjects } from '../rank/rank-subjects.ts';
import type { RankContext, RecordFacts, Subject } from '../rank/subject.ts';

export type RankInput = {
  readonly records: ReadonlyMap<number, StoredRecord>;
  readonly issues: readonly {
    readonly id: number;
    readonly kindCode: string | null;
    /** Rejected by a person: keeps its members, takes no rank. */
    readonly rejected: boolean;
    readonly members: readonly { readonly recordId: number; readonly voice: number }[];
  }[];
  /** Kinds of records: a suggestion's own, and those of records in no issue. */
  readonly recordKinds: ReadonlyMap<number, { readonly code: string | null }>;
  readonly districts: RankContext['districts'];
  readonly config: Pick<Config, 'weights'>;
};

export type RankedRun = {
  readonly issues: readonly Ranked<number>[];
  readonly kinds: readonly Ranked<string>[];
};

export function rankRun(input: RankInput): RankedRun {
  const { records, districts, config } = input;
  const asOf = newestMoment(records);
  const context = { asOf, districts, weights: config.weights };
  return {
    issues: rankSubjects(issueSubjects(input), { ...context, settings: ISSUE_SETTINGS }),
    kinds: rankSubjects(kindSubjects(input), { ...context, settings: KIND_SETTINGS }),
  };
}

/** The moment the ranking is for: the newest record's, so that the same input ranks the same. */
export function newestMoment(records: ReadonlyMap<number, StoredRecord>): Date {
  let newest = 0;
  for (const { receivedAt } of records.values()) newest = Math.max(newest, receivedAt.getTime());
  return new Date(newest);
}

export function factsOf(record: StoredRecord, voice: number): RecordFacts {
  return { ...record, recordId: record.id, voice, text: `${record.title}\n${record.body}` };
}

export function issueSubjects({ issues, records }: Pick<RankInput, 'issues' | 'records'>): Subject<number>[] {
  return issues
    .filter(({ rejected }) => !rejected)
    .map(({ id, members }) => ({
      id,
      records: members.map(({ recordId, voice }) => factsOf(records.get(recordId) as StoredRecord, voice)),
    }));
}

/** A kind holds its issues' records, the suggestions classified as it, and its records outside all issues. */
function kindSubjects({ issues, records, recordKinds }: RankInput): Subject<string>[] {
  const byKind = new Map<string, Map<number, RecordFacts>>();
  const add = (kind: string | null | undefined, recordId: number, voice: number) => {
    if (kind == null) return;
    const known = byKind.get(kind) ?? new Map<number, RecordFacts>();
    known.set(recordId, factsOf(records.get(recordId) as StoredRecord, voice));
    byKind.set(kind, known);
  };
  for (const { kindCode, members } of issues) {
    for (const { recordId, voice } of members) {
      // A suggestion counts for its own kind even when its issue is of another.
      if (!recordKinds.has(recordId)) add(kindCode, recordId, voice);
    }
  }
  for (const [recordId, { code }] of recordKinds) add(code, recordId, -recordId);
  return [...byKind]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, facts]) => ({ id, records: [...facts.values()] }));
}
