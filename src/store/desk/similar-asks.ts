import { sql } from 'kysely';
import type { Source } from '../../domain/record.ts';
import type { Sight } from '../../domain/sight.ts';
import type { Db, HandlingJson } from '../database.ts';
import type { IssueRef } from './issue-details.ts';
import { ISSUE_OF_ASK, JOIN_ISSUE_OF_ASK } from './issue-of-ask.ts';
import { issueInSight } from './sight-conditions.ts';

export type SimilarAskRow = {
  readonly askId: number;
  readonly recordId: number;
  readonly version: number;
  readonly start: number;
  readonly end: number;
  readonly source: Source;
  readonly sourceId: string;
  readonly receivedAt: Date;
  readonly district: string | null;
  readonly street: string | null;
  readonly place: string | null;
  readonly channel: string | null;
  readonly confidential: boolean;
  readonly title: string;
  readonly body: string;
  readonly handling: HandlingJson | null;
  readonly suggestionReply: string | null;
  /** null also for one that is not in sight. */
  readonly issue: IssueRef | null;
};

/** What a list of similar asks shows of them, in the order given. */
export async function readSimilarAsks(
  db: Db,
  { askIds, sight }: { askIds: readonly number[]; sight: Sight },
): Promise<SimilarAskRow[]> {
  const { rows } = await sql<SimilarAskRow>`
    select ask.id as ask_id, ask.record_id, ask.version, ask.start_at as start, ask.end_at as "end", record.source,
      record.source_id, record.received_at, record.district, record.street, record.place, record.channel,
      record.confidential, version.title, version.body, record.handling,
      record.suggestion ->> 'reply' as suggestion_reply,
      case when summary.issue_id is not null
        then jsonb_build_object('id', issue.id, 'title', issue.title, 'state', issue.state) end as issue
    from unnest(${[...askIds]}::bigint[]) with ordinality as wanted (ask_id, position)
    join ask on ask.id = wanted.ask_id
    join record on record.id = ask.record_id
    join record_version as version on version.record_id = ask.record_id and version.version = ask.version
    ${JOIN_ISSUE_OF_ASK}
    left join issue_summary as summary on summary.issue_id = ${ISSUE_OF_ASK} and ${issueInSight(sight)}
    left join issue on issue.id = summary.issue_id
    order by wanted.position
  `.execute(db);
  return rows;
}
