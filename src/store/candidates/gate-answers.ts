import { type Selectable, sql } from 'kysely';
import type { GateAnswer, GateQuestion } from '../../domain/candidate.ts';
import type { Db, GateAnswerTable } from '../database.ts';

export type StoredGateAnswer = Selectable<GateAnswerTable>;

/** Every answer ever given to these candidates, oldest first. */
export function readGateAnswers(db: Db, kindCodes: readonly string[]): Promise<StoredGateAnswer[]> {
  return db
    .selectFrom('gateAnswer')
    .selectAll()
    .where(sql<boolean>`kind_code = any (${[...kindCodes]}::text[])`)
    .orderBy('kindCode')
    .orderBy('version')
    .execute();
}

export type NewGateAnswer = {
  readonly kindCode: string;
  readonly question: GateQuestion;
  readonly answer: GateAnswer;
  readonly note: string | null;
  readonly answeredBy: string;
  readonly accountId: number | null;
};

/** @returns false when somebody answered since `seenVersion`: nothing is written then. */
export async function appendGateAnswer(
  db: Db,
  seenVersion: number,
  { kindCode, question, answer, note, answeredBy, accountId }: NewGateAnswer,
): Promise<boolean> {
  const { rows } = await sql`
    insert into gate_answer (kind_code, version, question, answer, note, answered_by, account_id)
    select ${kindCode}::text, ${seenVersion}::int + 1, ${question}::text, ${answer}::text, ${note}::text,
      ${answeredBy}::text, ${accountId}::bigint
    where (select coalesce(max(version), 0) from gate_answer where kind_code = ${kindCode}::text) = ${seenVersion}::int
    on conflict do nothing
    returning version
  `.execute(db);
  return rows.length > 0;
}
