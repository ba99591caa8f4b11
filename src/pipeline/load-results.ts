/** The last saved run as the lists and the report show it: issues with their rank, members and quotes. */
import { DomainError } from '../domain/errors.ts';
import { UNSURE_KIND } from '../domain/kind.ts';
import type { Ranked } from '../domain/ranking.ts';
import type { Db } from '../store/database.ts';
import { readIssues, readMembers, type StoredIssue } from '../store/issues/read-issues.ts';
import { type AskRow, readAsks } from '../store/records/read-asks.ts';
import { readQuotes, type StoredQuote } from '../store/runs/read-quotes.ts';
import { readIssueRankings } from '../store/runs/read-rankings.ts';
import { findLatestRun, type StoredRun } from '../store/runs/read-runs.ts';
import { readTaxonomy } from '../store/taxonomy/read-taxonomy.ts';
import { groupBy } from './group-by.ts';
import type { KindLabel, QuoteRef, RankedOutcome } from './outcomes.ts';

export type IssueMemberRow = AskRow & { readonly similarity: number; readonly voice: number };

export type IssueResult = {
  readonly issue: StoredIssue;
  readonly ranked: Ranked<number>;
  readonly kind: KindLabel;
  /** Most central first. */
  readonly members: readonly IssueMemberRow[];
  readonly quotes: readonly StoredQuote[];
};

export type KindNames = ReadonlyMap<
  string,
  { readonly name: string; readonly field: string; readonly lead: string | null }
>;

export type LoadedResults = {
  readonly run: StoredRun;
  /** By rank. */
  readonly issues: readonly IssueResult[];
  readonly asks: readonly AskRow[];
  readonly kindNames: KindNames;
};

/** @throws {DomainError} not_found: nothing was run yet. */
export async function loadResults(db: Db): Promise<LoadedResults> {
  const run = await findLatestRun(db);
  if (run === undefined) {
    throw new DomainError(
      'not_found',
      '还没有运行结果',
      '请先导入数据（minsheng ingest），再执行 minsheng run',
    );
  }
  const kindNames = await readKindNames(db);
  const asks = await readAsks(db);
  const members = await membersByIssue(db, asks);
  const quotes = groupBy(await readQuotes(db), ({ issueId }) => issueId);
  const stored = new Map((await readIssues(db)).map((issue) => [issue.id, issue]));
  const issues = (await readIssueRankings(db, run.id)).flatMap((ranked): IssueResult[] => {
    const issue = stored.get(ranked.id);
    return issue === undefined
      ? []
      : [
          {
            issue,
            ranked,
            kind: labelKind(kindNames, issue.kindCode, issue.kindConfidence),
            members: members.get(issue.id) ?? [],
            quotes: quotes.get(issue.id) ?? [],
          },
        ];
  });
  return { run, issues, asks, kindNames };
}

export function labelKind(kindNames: KindNames, code: string | null, confidence: number): KindLabel {
  return code === null
    ? { code: UNSURE_KIND, name: '待定', confidence }
    : { code, name: kindNames.get(code)?.name ?? code, confidence };
}

export async function readKindNames(db: Db): Promise<KindNames> {
  const fields = await readTaxonomy(db);
  return new Map(
    fields.flatMap((field) =>
      field.kinds.map(({ code, name, lead }) => [code, { name, field: field.name, lead }] as const),
    ),
  );
}

async function membersByIssue(db: Db, asks: readonly AskRow[]): Promise<Map<number, IssueMemberRow[]>> {
  const askOf = new Map(asks.map((ask) => [ask.askId, ask]));
  const rows = (await readMembers(db)).flatMap(({ askId, issueId, similarity, voice }) => {
    const ask = askOf.get(askId);
    return ask === undefined ? [] : [{ ...ask, issueId, similarity, voice }];
  });
  rows.sort((a, b) => b.similarity - a.similarity || a.askId - b.askId);
  return groupBy(rows, ({ issueId }) => issueId);
}

/** What an issue and a kind show alike of their place in the ranking. */
export function rankedOutcome({
  rank,
  rankRange,
  score,
  parts,
  weights,
  counts,
}: Ranked<number | string>): RankedOutcome {
  const { records, people } = counts;
  return { rank, rankRange, score, parts, weights, records, people };
}

export const quoteRef = ({ source, sourceId, start, end }: StoredQuote): QuoteRef => ({
  source,
  sourceId,
  start,
  end,
});
