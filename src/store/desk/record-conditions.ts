/** What lists of records are filtered by, as conditions of SQL: lists and counts of the same filter agree. */
import { type RawBuilder, sql } from 'kysely';
import type { Source } from '../../domain/record.ts';
import type { Sight } from '../../domain/sight.ts';
import { askIdsOf, ISSUE_OF_ASK, JOIN_ISSUE_OF_ASK } from './issue-of-ask.ts';
import { allOf, issueInSight, wordsInSight } from './sight-conditions.ts';

/** Where an ask is; failed = no vector could be made, waiting = came after the last run. */
export type AskState = 'issue' | 'unclustered' | 'excluded' | 'failed' | 'waiting';

export type RecordFilter = {
  readonly source?: Source | undefined;
  readonly district?: string | undefined;
  /** null = 待定. */
  readonly kind?: string | null | undefined;
  readonly receivedFrom?: Date | undefined;
  readonly receivedBefore?: Date | undefined;
  readonly state?: AskState | undefined;
  readonly importId?: number | undefined;
  readonly issue?: number | undefined;
  /** What the title or the text holds. */
  readonly text?: string | undefined;
};

/** The last run and its space; null before the first, when all asks wait. */
export type RunRef = { readonly runId: number; readonly spaceId: number | null } | null;

/**
 * The kind of the row `record`: its own, else that of its first ask whose issue has one. Looked up record by record:
 * in a list it is asked for the rows of one page only.
 */
export const KIND_OF_RECORD = sql`coalesce(
  (select own.kind_code from current_record_kind as own where own.record_id = record.id),
  (
    select issue.kind_code from ask ${JOIN_ISSUE_OF_ASK}
    join issue on issue.id = ${ISSUE_OF_ASK}
    where ask.record_id = record.id and ask.active and issue.kind_code is not null
    order by ask.ordinal limit 1
  )
)`;

/** Of the row `record`. A search must not tell what a text holds that may not be read. */
export function wordsMatch({ text }: RecordFilter, sight: Sight): RawBuilder<boolean> {
  if (text === undefined) return sql`true`;
  // like and not strpos(), which takes twice as long on Chinese text; wrapped, because the planner takes every pattern
  // for a rare one and would read all records where a page of the newest is soon full.
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return allOf([
    wordsInSight(sight),
    sql<boolean>`coalesce(record.title like ${pattern} or record.body like ${pattern}, false)`,
  ]);
}

/** Of the row `record`: all of the filter but its text. An issue out of sight has no records to anybody who asks. */
export function recordMatches(filter: RecordFilter, run: RunRef, sight: Sight): RawBuilder<boolean> {
  const { source, district, kind, receivedFrom, receivedBefore, state, importId, issue } = filter;
  return allOf([
    source !== undefined && sql`record.source = ${source}`,
    district !== undefined && sql`starts_with(record.district, ${district})`,
    receivedFrom !== undefined && sql`record.received_at >= ${receivedFrom.toISOString()}::timestamptz`,
    receivedBefore !== undefined && sql`record.received_at < ${receivedBefore.toISOString()}::timestamptz`,
    importId !== undefined && sql`record.import_id = ${importId}`,
    issue !== undefined &&
      sql`record.id in (
        select ask.record_id from current_member as member join ask on ask.id = member.ask_id
        where member.issue_id = ${issue} and exists (
          select from issue_summary as summary where summary.issue_id = ${issue} and ${issueInSight(sight)}
        )
      )`,
    kind !== undefined && (kind === null ? sql`${KIND_OF_RECORD} is null` : isOfKind(kind)),
    state !== undefined && isInState(state, run),
  ]);
}

/** From the kind to its records: there are few of them among all. */
function isOfKind(kind: string): RawBuilder<boolean> {
  return sql`record.id in (
    select own.record_id from current_record_kind as own where own.kind_code = ${kind}
    union all
    select ask.record_id from (${askIdsOf(sql`select id from issue where kind_code = ${kind}`)}) as member
    join ask on ask.id = member.ask_id
    where ask.active and not exists (
      select from current_record_kind as own where own.record_id = ask.record_id and own.kind_code is not null
    )
  )`;
}

/** Nearly every record has an ask in an issue, so that is looked up one by one; the others are found from their side. */
function isInState(state: AskState, run: RunRef): RawBuilder<boolean> {
  const own = sql`
    select ask.record_id from ask ${joinState(run)}
    where ask.active and ${mayBeIn(state, run)} and ${STATE_OF_ASK} = ${state}`;
  return state === 'issue' || run === null
    ? sql`coalesce((select true from (${own} and ask.record_id = record.id limit 1) as found), false)`
    : sql`record.id in (${own})`;
}

/** What is true of every ask in the state and of few others, and has an index. */
function mayBeIn(state: AskState, run: RunRef): RawBuilder<boolean> {
  const [runId, spaceId] = [run?.runId ?? 0, run?.spaceId ?? 0];
  switch (state) {
    case 'issue':
      return sql`true`;
    case 'excluded':
      return sql`ask.id in (select ask_id from excluded where run_id = ${runId})`;
    case 'failed':
      return sql`ask.text_hash in (select text_hash from embed_failure where space_id = ${spaceId})`;
    case 'unclustered':
      return sql`ask.id in (
        select ask_id from unclustered where run_id = ${runId}
        union all select ask_id from member_change where issue_id is null
      )`;
    case 'waiting':
      return sql`not exists (select from issue_member as member where member.ask_id = ask.id)`;
  }
}

/** To follow a row `ask`: what the run and people say of it. */
export function joinState(run: RunRef): RawBuilder<unknown> {
  const [runId, spaceId] = [run?.runId ?? 0, run?.spaceId ?? 0];
  return sql`
    ${JOIN_ISSUE_OF_ASK}
    left join excluded on excluded.run_id = ${runId} and excluded.ask_id = ask.id
    left join unclustered on unclustered.run_id = ${runId} and unclustered.ask_id = ask.id
    left join embed_failure as failure on failure.space_id = ${spaceId} and failure.text_hash = ask.text_hash
  `;
}

/** Of the row `ask`, after `joinState`. */
export const STATE_OF_ASK = sql<AskState>`case
  when ${ISSUE_OF_ASK} is not null then 'issue'
  when excluded.ask_id is not null then 'excluded'
  when failure.text_hash is not null then 'failed'
  when unclustered.ask_id is not null or change.ask_id is not null then 'unclustered'
  else 'waiting' end`;
