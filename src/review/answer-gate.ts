/** The project-fit gate of a candidate: five questions that people answer. It never changes the heat. */
import { GATE_QUESTIONS, type GateAnswer, type GateQuestion } from '../domain/candidate.ts';
import { DomainError } from '../domain/errors.ts';
import {
  appendGateAnswer,
  type NewGateAnswer,
  readGateAnswers,
  type StoredGateAnswer,
} from '../store/candidates/gate-answers.ts';
import type { Db } from '../store/database.ts';
import { findKind } from '../store/taxonomy/find-names.ts';

export type Gate = {
  /** Of the whole gate: how many answers were ever given. */
  readonly version: number;
  readonly answers: readonly {
    readonly question: GateQuestion;
    /** null: nobody answered. */
    readonly answer: GateAnswer | null;
    readonly note: string | null;
    readonly answeredBy: string | null;
    readonly answeredAt: string | null;
  }[];
};

/** @param given of one candidate, oldest first; the newest to each question counts. */
export function readGate(given: readonly StoredGateAnswer[]): Gate {
  return {
    version: given.at(-1)?.version ?? 0,
    answers: GATE_QUESTIONS.map((question) => {
      const newest = given.findLast((one) => one.question === question);
      return {
        question,
        answer: newest?.answer ?? null,
        note: newest?.note ?? null,
        answeredBy: newest?.answeredBy ?? null,
        answeredAt: newest?.answeredAt.toISOString() ?? null,
      };
    }),
  };
}

/** @throws {DomainError} not_found: no such kind. stale: somebody answered since `seenVersion`. */
export async function answerGate(db: Db, seenVersion: number, answer: NewGateAnswer): Promise<Gate> {
  const { kindCode } = answer;
  if ((await findKind(db, kindCode)) === undefined) {
    throw new DomainError('not_found', `没有候选项目 ${kindCode}`, '请刷新候选项目列表后重试');
  }
  if (!(await appendGateAnswer(db, seenVersion, answer))) {
    throw new DomainError('stale', '这项核查已由他人填写', '请重新载入该候选项目，看过后再填');
  }
  return readGate(await readGateAnswers(db, [kindCode]));
}
