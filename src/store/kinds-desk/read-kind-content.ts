/** What belongs to one kind. */
import { sql } from 'kysely';
import type { Db, IssueState } from '../database.ts';
import { issueInSight } from '../desk/sight-conditions.ts';

const MOST_ISSUES = 100;

export type KindIssue = {
  id: number;
  title: string;
  state: IssueState;
  kindSource: 'classifier' | 'person';
  kindConfidence: number;
  rank: number;
  score: number;
  records: number;
  people: number;
};

/** By rank, the first hundred with at least so many people. */
export async function readIssuesOfKind(
  db: Db,
  { runId, kindCode, minimumPeople }: { runId: number; kindCode: string; minimumPeople: number },
): Promise<KindIssue[]> {
  const { rows } = await sql<KindIssue>`
    select issue.id, issue.title, issue.state, issue.kind_source, issue.kind_confidence, ranking.rank, ranking.score,
      (ranking.counts ->> 'records')::int as records, (ranking.counts ->> 'people')::int as people
    from issue
    join ranking on ranking.run_id = ${runId}::bigint and ranking.subject = 'issue'
      and ranking.subject_id = issue.id::text
    join issue_summary as summary on summary.issue_id = issue.id
    where issue.kind_code = ${kindCode}::text and not issue.dormant and issue.state <> 'rejected'
      and ${issueInSight({ district: null, minimumPeople, confidential: true })}
    order by ranking.rank
    limit ${MOST_ISSUES}
  `.execute(db);
  return rows;
}

export type KindSuggestion = {
  recordId: number;
  sourceId: string;
  title: string;
  confidential: boolean;
  year: number | null;
};

/** By year, unknown last, then id. */
export async function readSuggestionsOfKind(db: Db, kindCode: string): Promise<KindSuggestion[]> {
  const { rows } = await sql<KindSuggestion>`
    select record.id as record_id, record.source_id, record.title, record.confidential,
      (record.suggestion ->> 'year')::int as year
    from current_record_kind as own join record on record.id = own.record_id
    where own.kind_code = ${kindCode}::text and record.source = 'suggestion'
    order by year nulls last, record.source_id
  `.execute(db);
  return rows;
}

export type LabelledKind = { kindCode: string | null };

/** A record's own kind; undefined when it has none, because it is in an issue. */
export async function findRecordKind(db: Db, recordId: number): Promise<LabelledKind | undefined> {
  const { rows } = await sql<LabelledKind>`
    select coalesce(label.kind_code, own.kind_code) as kind_code
    from record_kind as own full join record_label as label on label.record_id = own.record_id
    where coalesce(own.record_id, label.record_id) = ${recordId}::bigint
  `.execute(db);
  return rows[0];
}

export type NamedIssue = { id: number; title: string; records: number; people: number };

/** With the counts of the run; those that were not ranked count 0. In the order of their ids. */
export async function readIssuesNamed(db: Db, runId: number, ids: readonly number[]): Promise<NamedIssue[]> {
  const { rows } = await sql<NamedIssue>`
    select issue.id, issue.title, coalesce((ranking.counts ->> 'records')::int, 0) as records,
      coalesce((ranking.counts ->> 'people')::int, 0) as people
    from issue
    left join ranking on ranking.run_id = ${runId}::bigint and ranking.subject = 'issue'
      and ranking.subject_id = issue.id::text
    where issue.id = any (${[...ids]}::bigint[])
    order by issue.id
  `.execute(db);
  return rows;
}
