/** What is laid out on the map of the last run. */
import { sql } from 'kysely';
import type { Db } from '../database.ts';

export type IssueBody = { issueId: number; size: number; kindCode: string | null; centroid: string | null };

const PAGE_ROWS = 1000;
/** vector_send: the number of dimensions and two unused bytes, then big-endian float4 numbers. */
const HEADER_BYTES = 4;

/** Issues with their average vector, by id, a page at a time; null for one whose space is another now. */
export async function* readIssueBodies(
  db: Db,
  spaceId: number,
): AsyncGenerator<readonly (Omit<IssueBody, 'centroid'> & { centroid: Float32Array | null })[]> {
  for (let after = 0; ; ) {
    const { rows } = await sql<IssueBody>`
      select issue.id as issue_id, member.size, issue.kind_code,
        encode(vector_send(mean.centroid::vector), 'base64') as centroid
      from issue
      join lateral (
        select count(*)::int as size from issue_member where issue_member.issue_id = issue.id
      ) as member on member.size > 0
      left join issue_centroid as mean on mean.issue_id = issue.id and mean.space_id = ${spaceId}::bigint
      where issue.id > ${after}::bigint
      order by issue.id
      limit ${PAGE_ROWS}
    `.execute(db);
    yield rows.map(({ centroid, ...row }) => ({
      ...row,
      centroid: centroid === null ? null : decode(centroid),
    }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE_ROWS) return;
    after = last.issueId;
  }
}

function decode(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  const numbers = new Float32Array((bytes.length - HEADER_BYTES) / 4);
  for (let i = 0; i < numbers.length; i++) numbers[i] = bytes.readFloatBE(HEADER_BYTES + 4 * i);
  return numbers;
}

export type LoneAsk = { askId: number; textHash: string; kindCode: string | null };

/** Asks that found no issue in the run, by id, with the kind of their record; those without a vector are left out. */
export async function readLoneAsks(db: Db, runId: number, spaceId: number): Promise<LoneAsk[]> {
  const { rows } = await sql<LoneAsk>`
    select ask.id as ask_id, ask.text_hash, own.kind_code
    from unclustered
    join ask on ask.id = unclustered.ask_id
    join embedding on embedding.space_id = ${spaceId}::bigint and embedding.text_hash = ask.text_hash
    left join current_record_kind as own on own.record_id = ask.record_id
    where unclustered.run_id = ${runId}::bigint
    order by ask.id
  `.execute(db);
  return rows;
}
