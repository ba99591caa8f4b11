/**
 * Random samples of what the last run said. The order is that of a hash of seed and ask: the same seed draws the same
 * sample from the same run, and nobody can steer it.
 */
import { sql } from 'kysely';
import type { Db } from '../database.ts';

export type DrawnItem = {
  askId: number;
  otherAskId: number | null;
  machineAnswer: string;
  issueIds: number[];
};

/** Asks that the machine gave a kind: their issue's, else their record's own. */
export async function drawKinds(db: Db, seed: string, size: number): Promise<DrawnItem[]> {
  const { rows } = await sql<DrawnItem>`
    select ask.id as ask_id, null::bigint as other_ask_id,
      case when record.source = 'suggestion' then own.kind_code else coalesce(issue.machine_kind_code, own.kind_code) end
        as machine_answer,
      case when issue.id is null then array[]::bigint[] else array[issue.id] end as issue_ids
    from ask
    join record on record.id = ask.record_id
    left join issue_member as member on member.ask_id = ask.id
    left join issue on issue.id = member.issue_id
    left join record_kind as own on own.record_id = record.id
    where ask.active
      and case when record.source = 'suggestion' then own.kind_code
        else coalesce(issue.machine_kind_code, own.kind_code) end is not null
    order by md5(${seed}::text || ':' || ask.id), ask.id
    limit ${size}
  `.execute(db);
  return rows;
}

/** Pairs of one issue. One pair an issue, so that a large one does not fill the sample. */
export async function drawTogether(db: Db, seed: string, size: number): Promise<DrawnItem[]> {
  const { rows } = await sql<DrawnItem>`
    with shuffled as (
      select issue_id, ask_id, md5(${seed}::text || ':' || ask_id) as hash,
        row_number() over (partition by issue_id order by md5(${seed}::text || ':' || ask_id), ask_id) as place
      from issue_member
    )
    select a.ask_id, b.ask_id as other_ask_id, 'yes' as machine_answer, array[a.issue_id] as issue_ids
    from shuffled as a join shuffled as b on b.issue_id = a.issue_id and b.place = 2
    where a.place = 1
    order by a.hash, a.ask_id
    limit ${size}
  `.execute(db);
  return rows;
}

/**
 * Pairs of two issues, of one kind where there are two: of different kinds anybody would tell them apart. Each issue
 * stands beside the next one in the order of kinds, shuffled inside each.
 */
export async function drawApart(db: Db, seed: string, size: number): Promise<DrawnItem[]> {
  const { rows } = await sql<DrawnItem>`
    with picked as (
      select distinct on (member.issue_id) member.issue_id, member.ask_id, issue.machine_kind_code as kind_code,
        md5(${seed}::text || ':apart:' || member.ask_id) as hash
      from issue_member as member join issue on issue.id = member.issue_id
      order by member.issue_id, md5(${seed}::text || ':apart:' || member.ask_id), member.ask_id
    ), beside as (
      select issue_id, ask_id, hash, lead(issue_id) over kinds as other_issue_id,
        lead(ask_id) over kinds as other_ask_id, lead(kind_code) over kinds is distinct from kind_code as is_easy
      from picked
      window kinds as (order by kind_code nulls last, hash, ask_id)
    )
    select ask_id, other_ask_id, 'no' as machine_answer, array[issue_id, other_issue_id] as issue_ids
    from beside
    where other_ask_id is not null
    order by is_easy, hash, ask_id
    limit ${size}
  `.execute(db);
  return rows;
}
