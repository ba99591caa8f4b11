/** What finished blind checks say about a report: whether it is more than a draft. */
import type { BlindQuestion } from '../domain/blind-check.ts';
import type { ReportStamp } from '../domain/report.ts';
import type { Db } from '../store/database.ts';
import { type CheckedSample, listBlindChecks } from './blind-check.ts';

export type Agreement = {
  readonly question: BlindQuestion;
  readonly checkId: number;
  /** The run that the sample was drawn from, and when. */
  readonly runId: number;
  readonly drawnAt: Date;
  readonly agreement: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly line: number;
};

/**
 * Of each question the newest finished check counts; of these the one with the lowest lower end.
 *
 * @returns null when there is no finished check.
 */
export async function readAgreement(db: Db, line: number): Promise<Agreement | null> {
  return weakest(await listBlindChecks(db, line));
}

/** Pure. @param checks newest first. */
export function weakest(checks: readonly Pick<CheckedSample, 'check' | 'result'>[]): Agreement | null {
  const newest = new Map<BlindQuestion, Agreement>();
  for (const { check, result } of checks) {
    const { question, id: checkId, runId, createdAt: drawnAt } = check;
    if (result === null || newest.has(question)) continue;
    const { agreement, low, high, n, line } = result;
    newest.set(question, { question, checkId, runId, drawnAt, agreement, low, high, n, line });
  }
  return [...newest.values()].toSorted((a, b) => a.low - b.low)[0] ?? null;
}

const QUESTION_WORDS: Readonly<Record<BlindQuestion, string>> = {
  kind: '类型',
  'same-issue': '归集',
};

/** 2025年3月1日, by the clock in China. */
const DAY = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' });

/**
 * Pure: a report is final only with a finished check whose interval stays above the line. A check does not expire: the
 * text says which run it was of and when, so that who reads the report can judge whether that is long ago.
 */
export function stampOf(agreement: Agreement | null): ReportStamp {
  if (agreement === null) {
    return { state: 'draft', text: '草案：机器初步归集，尚未经人工核定，没有完成的盲检' };
  }
  const { question, runId, drawnAt, low, high, n, line } = agreement;
  const words =
    `盲检${QUESTION_WORDS[question]}一致率${percent(agreement.agreement)}` +
    `（95%区间${percent(low)}至${percent(high)}，${n}条；第${runId}次运行，${DAY.format(drawnAt)}抽样）`;
  return low >= line
    ? { state: 'final', text: `机器归集，${words}` }
    : { state: 'draft', text: `草案：机器初步归集，${words}，下限不足${percent(line)}` };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
