/** Writes the result of a run in one transaction: killed before its end, the earlier state stays. */
import { sql } from 'kysely';
import { DomainError } from '../../domain/errors.ts';
import type { Ranked } from '../../domain/ranking.ts';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';
import { refreshAllSummaries } from '../desk/refresh-summaries.ts';
import { inTransaction } from '../in-transaction.ts';
import { lockReview } from '../issues/lock-review.ts';
import { findLatestRun } from './read-runs.ts';
import { checkBalance, type IssueDraft, type LineageDraft, type RunResult } from './run-result.ts';

const BATCH_MEMBERS = 10_000;

/**
 * @param runId from startRun, still running.
 * @param afterwards done in the same transaction: decisions that people made while the run was under way.
 * @throws {DomainError} unbalanced: see checkBalance. conflict: another run was saved since this one
 *   started, or this one is no longer running. Nothing is written in either case.
 */
export async function saveRun(
  db: Db,
  runId: number,
  result: RunResult,
  afterwards: (transaction: Db) => Promise<void> = async () => {},
): Promise<void> {
  checkBalance(result);
  await inTransaction(db, async (transaction) => {
    await lockReview(transaction);
    await refuseOvertaken(transaction, runId);
    await saveIssues(transaction, runId, result.issues);
    await replaceMembers(transaction, result.members);
    await replaceQuotes(transaction, result.quotes);
    await saveLineage(transaction, runId, result.lineage);
    await saveRankings(transaction, runId, 'issue', result.issueRankings);
    await saveRankings(transaction, runId, 'kind', result.kindRankings);
    await saveUnclustered(transaction, runId, result.unclustered);
    await saveExcluded(transaction, runId, result.excluded);
    await replaceRecordKinds(transaction, runId, result.recordKinds);
    await saveKindProposals(transaction, runId, result.kindProposals);
    await finish(transaction, runId, result);
    await afterwards(transaction);
    await refreshAllSummaries(transaction);
  });
}

async function refuseOvertaken(db: Db, runId: number): Promise<void> {
  // Two runs that end at once: the second waits here, then sees the first.
  await sql`lock table issue_member in share row exclusive mode`.execute(db);
  const run = await db
    .selectFrom('run')
    .select(['state', 'baseRunId'])
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst();
  const latest = await findLatestRun(db);
  if (run?.state === 'running' && run.baseRunId === (latest?.id ?? null)) return;
  throw new DomainError(
    'conflict',
    `运行 ${runId} 没有保存：它已结束，或在它运行期间另一次运行（${latest?.id ?? '无'}）已经保存`,
    '请重新运行',
  );
}

/** A person may have renamed an issue or set its kind while the run was under way: that is left alone. */
async function saveIssues(db: Db, runId: number, issues: readonly IssueDraft[]): Promise<void> {
  for (const batch of batches(issues)) await saveIssueBatch(db, runId, batch);
  // Afterwards, because an issue may be merged into one that comes later.
  for (const batch of batches(issues)) await setMergedInto(db, batch);
}

async function saveIssueBatch(db: Db, runId: number, issues: readonly IssueDraft[]): Promise<void> {
  await sql`
    insert into issue (
      id, title, title_source, keywords, kind_code, kind_confidence, kind_source, dormant, created_run,
      machine_title, machine_title_source, machine_kind_code, machine_kind_confidence
    )
    select id, title, title_source, keywords::jsonb, kind_code, kind_confidence, kind_source, dormant, ${runId}::bigint,
      title, case when title_source = 'person' then 'extract' else title_source end, kind_code, kind_confidence
    from unnest(
      ${issues.map(({ id }) => id)}::bigint[],
      ${issues.map(({ title }) => title)}::text[],
      ${issues.map(({ titleSource }) => titleSource)}::text[],
      ${issues.map(({ keywords }) => JSON.stringify(keywords))}::text[],
      ${issues.map(({ kindCode }) => kindCode)}::text[],
      ${issues.map(({ kindConfidence }) => kindConfidence)}::real[],
      ${issues.map(({ kindSource }) => kindSource)}::text[],
      ${issues.map(({ dormant }) => dormant)}::boolean[]
    ) as draft (id, title, title_source, keywords, kind_code, kind_confidence, kind_source, dormant)
    on conflict (id) do update set
      title = case when issue.title_source = 'person' then issue.title else excluded.title end,
      title_source = case when issue.title_source = 'person' then 'person' else excluded.title_source end,
      keywords = excluded.keywords,
      kind_code = case when issue.kind_source = 'person' then issue.kind_code else excluded.kind_code end,
      kind_confidence =
        case when issue.kind_source = 'person' then issue.kind_confidence else excluded.kind_confidence end,
      kind_source = case when issue.kind_source = 'person' then 'person' else excluded.kind_source end,
      -- A draft that repeats a person's words says nothing of the machine's.
      machine_title =
        case when excluded.title_source = 'person' then issue.machine_title else excluded.machine_title end,
      machine_title_source =
        case when excluded.title_source = 'person' then issue.machine_title_source else excluded.machine_title_source end,
      machine_kind_code =
        case when excluded.kind_source = 'person' then issue.machine_kind_code else excluded.machine_kind_code end,
      machine_kind_confidence =
        case when excluded.kind_source = 'person' then issue.machine_kind_confidence
          else excluded.machine_kind_confidence end,
      dormant = excluded.dormant,
      version = issue.version + 1,
      updated_at = now()
  `.execute(db);
}

async function setMergedInto(db: Db, issues: readonly IssueDraft[]): Promise<void> {
  await sql`
    update issue set merged_into = draft.merged_into
    from unnest(
      ${issues.map(({ id }) => id)}::bigint[], ${issues.map(({ mergedInto }) => mergedInto)}::bigint[]
    ) as draft (id, merged_into)
    where issue.id = draft.id and issue.merged_into is distinct from draft.merged_into
  `.execute(db);
}

async function replaceMembers(db: Db, members: RunResult['members']): Promise<void> {
  await db.deleteFrom('issueMember').execute();
  for (const batch of batches(members, BATCH_MEMBERS)) {
    await sql`
      insert into issue_member (ask_id, issue_id, similarity, voice)
      select * from unnest(
        ${batch.map(({ askId }) => askId)}::bigint[],
        ${batch.map(({ issueId }) => issueId)}::bigint[],
        ${batch.map(({ similarity }) => similarity)}::real[],
        ${batch.map(({ voice }) => voice)}::bigint[]
      )
    `.execute(db);
  }
}

async function replaceQuotes(db: Db, quotes: RunResult['quotes']): Promise<void> {
  await db.deleteFrom('issueQuote').execute();
  for (const batch of batches(
    quotes.map((quote, position) => ({ ...quote, position })),
    BATCH_MEMBERS,
  )) {
    await sql`
      insert into issue_quote (issue_id, position, record_id, version, start_at, end_at)
      select * from unnest(
        ${batch.map(({ issueId }) => issueId)}::bigint[],
        ${batch.map(({ position }) => position)}::int[],
        ${batch.map(({ recordId }) => recordId)}::bigint[],
        ${batch.map(({ version }) => version)}::int[],
        ${batch.map(({ start }) => start)}::int[],
        ${batch.map(({ end }) => end)}::int[]
      )
    `.execute(db);
  }
}

async function saveLineage(db: Db, runId: number, lineage: readonly LineageDraft[]): Promise<void> {
  for (const batch of batches(lineage)) {
    await sql`
      insert into lineage (run_id, issue_id, event, from_issue_ids, members, joined, left_count)
      select ${runId}::bigint, issue_id, event, from_issue_ids::bigint[], members, joined, left_count
      from unnest(
        ${batch.map(({ issueId }) => issueId)}::bigint[],
        ${batch.map(({ event }) => event)}::text[],
        ${batch.map(({ fromIssueIds }) => `{${fromIssueIds.join(',')}}`)}::text[],
        ${batch.map(({ members }) => members)}::int[],
        ${batch.map(({ joined }) => joined)}::int[],
        ${batch.map(({ left }) => left)}::int[]
      ) as draft (issue_id, event, from_issue_ids, members, joined, left_count)
    `.execute(db);
  }
}

async function saveRankings(
  db: Db,
  runId: number,
  subject: 'issue' | 'kind',
  rankings: readonly Ranked<number | string>[],
): Promise<void> {
  for (const batch of batches(rankings)) {
    const rows = batch.map(({ id, rank, rankRange, score, parts, weights, indicators, counts }) => ({
      runId,
      subject,
      subjectId: String(id),
      rank,
      rankLow: rankRange[0],
      rankHigh: rankRange[1],
      score,
      parts: JSON.stringify(parts),
      weights: JSON.stringify(weights),
      indicators: JSON.stringify(indicators),
      counts: JSON.stringify(counts),
    }));
    await db.insertInto('ranking').values(rows).execute();
  }
}

async function saveUnclustered(db: Db, runId: number, askIds: readonly number[]): Promise<void> {
  for (const batch of batches(askIds, BATCH_MEMBERS)) {
    await sql`
      insert into unclustered (run_id, ask_id) select ${runId}::bigint, * from unnest(${batch}::bigint[])
    `.execute(db);
  }
}

async function saveExcluded(db: Db, runId: number, excluded: RunResult['excluded']): Promise<void> {
  for (const batch of batches(excluded, BATCH_MEMBERS)) {
    await sql`
      insert into excluded (run_id, ask_id, reason)
      select ${runId}::bigint, * from unnest(
        ${batch.map(({ askId }) => askId)}::bigint[], ${batch.map(({ reason }) => reason)}::text[]
      )
    `.execute(db);
  }
}

async function replaceRecordKinds(db: Db, runId: number, kinds: RunResult['recordKinds']): Promise<void> {
  await db.deleteFrom('recordKind').execute();
  for (const batch of batches(kinds, BATCH_MEMBERS)) {
    await sql`
      insert into record_kind (record_id, kind_code, confidence, run_id)
      select *, ${runId}::bigint from unnest(
        ${batch.map(({ recordId }) => recordId)}::bigint[],
        ${batch.map(({ kindCode }) => kindCode)}::text[],
        ${batch.map(({ confidence }) => confidence)}::real[]
      )
    `.execute(db);
  }
}

async function saveKindProposals(
  db: Db,
  runId: number,
  proposals: RunResult['kindProposals'],
): Promise<void> {
  if (proposals.length === 0) return;
  const rows = proposals.map(({ keywords, issueIds, size }) => ({
    runId,
    keywords: JSON.stringify(keywords),
    issueIds: [...issueIds],
    size,
  }));
  await db.insertInto('kindProposal').values(rows).execute();
}

async function finish(db: Db, runId: number, result: RunResult): Promise<void> {
  const { balance, lineageCounts, digest, seconds } = result;
  // Runs that were killed, or are still at work on a state that is gone: they can no longer be saved.
  await db
    .updateTable('run')
    .set({ state: 'failed', error: 'overtaken', finishedAt: sql`now()` })
    .where('state', '=', 'running')
    .where('id', '!=', runId)
    .execute();
  await db
    .updateTable('run')
    .set({
      state: 'done',
      finishedAt: sql`now()`,
      balance: JSON.stringify(balance),
      lineageCounts: JSON.stringify(lineageCounts),
      digest,
      seconds: JSON.stringify(seconds),
    })
    .where('id', '=', runId)
    .execute();
}
