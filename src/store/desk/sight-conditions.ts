/** A sight as conditions of SQL: the one place where what somebody may see is cut out. */
import { type RawBuilder, sql } from 'kysely';
import type { Sight } from '../../domain/sight.ts';
import { askIdsOf, ISSUE_OF_ASK, JOIN_ISSUE_OF_ASK } from './issue-of-ask.ts';

type Condition = RawBuilder<boolean>;

/** Conditions joined by and; true when there is none. */
export function allOf(conditions: readonly (Condition | false | null | undefined)[]): Condition {
  const given = conditions.filter((condition) => condition !== false && condition != null);
  return given.length === 0 ? sql`true` : sql`(${sql.join(given, sql` and `)})`;
}

/**
 * Of the row `summary` of issue_summary. Outside staff an issue is in sight when it had enough people in the run, has
 * enough now and nobody rejected it: what people moved must not show a group that became small.
 *
 * Once it is in sight, all that it is made up of is shown as numbers of records: by year, month, place and district, on
 * its page, in the comparison of years and in its heat alike, for the parts add up to a whole that is shown. Numbers of
 * people are shown of a part only when it has enough of them itself.
 */
export function issueInSight({ district, minimumPeople, confidential }: Sight): Condition {
  return allOf([
    minimumPeople > 1 &&
      sql`summary.people >= ${minimumPeople} and coalesce(summary.run_people, summary.people) >= ${minimumPeople}`,
    (minimumPeople > 1 || !confidential) &&
      sql`exists (select from issue as judged where judged.id = summary.issue_id and judged.state <> 'rejected')`,
    district !== null && issueOfDistrict(district),
  ]);
}

/** The issue has a record there. */
export function issueOfDistrict(district: string): Condition {
  return sql`exists (select from unnest(summary.districts) as named where starts_with(named, ${district}))`;
}

/** Of the row `record`, inside an issue that is in sight. */
export function memberInSight({ district }: Pick<Sight, 'district'>): Condition {
  return allOf([district !== null && sql`starts_with(record.district, ${district})`]);
}

/**
 * Of the row `record`, by itself: one person's words are a group of one, so outside staff they are shown only inside
 * an issue of enough people. Suggestions are public acts of deputies.
 */
export function recordInSight(sight: Sight): Condition {
  return allOf([
    memberInSight(sight),
    sight.minimumPeople > 1 &&
      // A scalar and not exists(): the planner would look at every record at once to answer for those of one page.
      sql`(record.source = 'suggestion' or coalesce((
        select true from ask ${JOIN_ISSUE_OF_ASK}
        join issue_summary as summary on summary.issue_id = ${ISSUE_OF_ASK}
        where ask.record_id = record.id and ${issueInSight({ ...sight, district: null })}
        limit 1
      ), false))`,
  ]);
}

/** The same as `recordInSight`, for counting records instead of listing a page of them: looked up from the issues. */
export function recordInSightOfAll(sight: Sight): Condition {
  const issueIds = sql`
    select summary.issue_id from issue_summary as summary where ${issueInSight({ ...sight, district: null })}`;
  return allOf([
    memberInSight(sight),
    sight.minimumPeople > 1 &&
      sql`(record.source = 'suggestion' or record.id in (
        select ask.record_id from (${askIdsOf(issueIds)}) as member join ask on ask.id = member.ask_id
      ))`,
  ]);
}

/** Of the row `record`: its words may be read. */
export function wordsInSight({ confidential }: Pick<Sight, 'confidential'>): Condition {
  return allOf([!confidential && sql`not record.confidential`]);
}
