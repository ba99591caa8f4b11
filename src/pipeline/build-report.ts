/** Assembles the report's model from the last saved run; every format is a function of it. */
import type { Config } from '../config/config.ts';
import type { StoredRecord } from '../domain/record.ts';
import type { ReportBundle, ReportIssue, ReportKind, ReportModel } from '../domain/report.ts';
import { outsideStaff } from '../domain/sight.ts';
import { findBursts } from '../rank/find-bursts.ts';
import { ISSUE_SETTINGS } from '../rank/rank-settings.ts';
import { DEFAULT_WEIGHTS } from '../rank/weights.ts';
import { readAgreement, stampOf } from '../review/blind-check-stamp.ts';
import type { Db } from '../store/database.ts';
import { readIssueIdsInSight } from '../store/desk/issue-details.ts';
import { readSettings } from '../store/identity/settings.ts';
import { listImports } from '../store/records/imports.ts';
import { readRecords } from '../store/records/read-records.ts';
import { readLineage } from '../store/runs/read-lineage.ts';
import { readDepartments, readDistricts } from '../store/taxonomy/districts.ts';
import { type LoadedBundle, loadBundles } from './list-bundles.ts';
import { loadKinds } from './list-kinds.ts';
import { type IssueResult, type LoadedResults, loadResults } from './load-results.ts';
import { proposeCandidates } from './propose-candidates.ts';
import { issueSubjects } from './rank-run.ts';
import { count, countMonths, descending, RecordTotals } from './sum-records.ts';

/** @throws {DomainError} not_found: nothing was run yet. */
export async function buildReport(
  db: Db,
  config: Pick<Config, 'city' | 'minimumPeople' | 'agreementLine'>,
): Promise<ReportModel> {
  const { city, minimumPeople } = config;
  const { agreementLine } = await readSettings(db, config);
  const results = await loadResults(db);
  const records = await loadRecords(db);
  const totals = new RecordTotals();
  for (const record of records.values()) totals.add(record);
  const departments = new Map((await readDepartments(db)).map(({ code, short }) => [code, short]));
  const districts = await readDistricts(db);
  const lineage = new Map((await readLineage(db, results.run.id)).map((row) => [row.issueId, row.event]));
  // A report is for others than staff, whoever makes it.
  const inSight = await readIssueIdsInSight(db, outsideStaff(minimumPeople));
  const shown = results.issues.filter(
    ({ issue, ranked }) => inSight.has(issue.id) && ranked.counts.people >= minimumPeople,
  );
  const issues = shown.map((result) =>
    describeIssue(
      result,
      records,
      leadOf(result, results, departments),
      lineage.get(result.issue.id) ?? 'kept',
    ),
  );
  const kinds = await describeKinds(db, { ...results, issues: shown }, departments, records);
  const bundles = (await loadBundles(db)).map((bundle) => describeBundle(bundle, shown));
  return {
    stamp: stampOf(await readAgreement(db, agreementLine)),
    runId: results.run.id,
    digest: results.run.digest ?? '',
    asOf: totals.period.end,
    periodStart: totals.period.start,
    city,
    balance: results.run.balance ?? {
      records: 0,
      asks: 0,
      assigned: 0,
      unclustered: 0,
      excluded: 0,
      failed: 0,
    },
    imports: (await listImports(db)).map(({ fileName, ...counts }) => ({ ...counts, file: fileName })),
    totals: totals.read(districts),
    weights: results.issues[0]?.ranked.weights ?? DEFAULT_WEIGHTS,
    issues,
    hiddenIssues: results.issues.length - shown.length,
    minimumPeople,
    kinds,
    bundles,
    bursts: burstsOf(shown, records, totals.period.end),
    candidates: proposeCandidates(kinds, issues, minimumPeople),
    settings: describeSettings(results.run.settings),
    modelTitles: shown.filter(({ issue }) => issue.titleSource === 'model').length,
  };
}

async function loadRecords(db: Db): Promise<ReadonlyMap<number, StoredRecord>> {
  const records = new Map<number, StoredRecord>();
  for await (const record of readRecords(db)) records.set(record.id, record);
  return records;
}

/** What people set, else the kind's department; as a name, not a code. */
function leadOf(
  { issue, kind }: IssueResult,
  { kindNames }: LoadedResults,
  departments: ReadonlyMap<string, string>,
): string | null {
  const code = issue.leadDepartment ?? kindNames.get(kind.code)?.lead ?? null;
  return code === null ? null : (departments.get(code) ?? code);
}

function describeIssue(
  { issue, ranked, kind, members, quotes }: IssueResult,
  records: ReadonlyMap<number, StoredRecord>,
  lead: string | null,
  lineage: ReportIssue['lineage'],
): ReportIssue {
  const own = [...new Set(members.map(({ recordId }) => recordId))].flatMap((id) => records.get(id) ?? []);
  const dates = own.map(({ receivedAt }) => receivedAt);
  const districts = new Map<string, number>();
  for (const { district } of own) if (district !== null) count(districts, district);
  const { rank, rankRange, score, parts, indicators, counts } = ranked;
  return {
    id: issue.id,
    title: issue.title,
    keywords: issue.keywords,
    state: issue.state,
    kind,
    lead,
    rank,
    rankRange,
    score,
    parts,
    indicators,
    counts,
    firstAt: new Date(Math.min(...dates.map(Number))),
    lastAt: new Date(Math.max(...dates.map(Number))),
    districts: descending(districts).map(([name, number]) => ({ name, records: number })),
    months: countMonths(dates),
    // What was told in confidence is not quoted outside staff.
    quotes: quotes.filter(({ recordId }) => records.get(recordId)?.confidential === false),
    members: own.map(({ source, sourceId, title, receivedAt, district, channel, confidential }) => ({
      source,
      sourceId,
      title: confidential ? '（保密来件）' : title,
      receivedAt,
      district,
      channel,
    })),
    lineage,
  };
}

async function describeKinds(
  db: Db,
  results: LoadedResults,
  departments: ReadonlyMap<string, string>,
  records: ReadonlyMap<number, StoredRecord>,
): Promise<ReportKind[]> {
  const suggestions = new Map(
    [...records.values()].filter(({ suggestion }) => suggestion).map((record) => [record.sourceId, record]),
  );
  const { kindNames } = results;
  return (await loadKinds(db, results)).map(({ ranked, outcome }) => {
    const { id: code, rank, rankRange, score, parts, indicators, counts } = ranked;
    const lead = kindNames.get(code)?.lead ?? null;
    return {
      code,
      name: outcome.title,
      field: kindNames.get(code)?.field ?? '',
      lead: lead === null ? null : (departments.get(lead) ?? lead),
      rank,
      rankRange,
      score,
      parts,
      indicators,
      counts,
      issueIds: outcome.issues,
      suggestions: outcome.suggestions.flatMap((sourceId) => {
        const record = suggestions.get(sourceId);
        return record ? [{ sourceId, title: record.title, year: record.suggestion?.year ?? null }] : [];
      }),
    };
  });
}

function describeBundle(bundle: LoadedBundle, issues: readonly IssueResult[]): ReportBundle {
  const issueOf = new Map(
    issues.flatMap(({ issue, members }) => members.map(({ recordId }) => [recordId, issue.id] as const)),
  );
  const byId = new Map(bundle.records.map((record) => [record.id, record]));
  return {
    kind: { code: bundle.kind, name: bundle.kindName },
    lead: bundle.leadName,
    years: bundle.years,
    suggestions: bundle.records.map(({ id, sourceId, title, suggestion }) => ({
      sourceId,
      title,
      year: suggestion?.year ?? null,
      leadDeputy: suggestion?.leadDeputy ?? null,
      cosigners: suggestion?.cosigners.length ?? 0,
      delegation: suggestion?.delegation ?? null,
      leadUnit: suggestion?.leadUnit ?? null,
      replyClass: suggestion?.replyClass ?? null,
      resultRating: suggestion?.resultRating ?? null,
      keySupervision: suggestion?.keySupervision ?? null,
      issueId: issueOf.get(id) ?? null,
    })),
    sameAnswers: bundle.sameAnswers.map(({ recordIds, similarity, excerpt }) => ({
      sourceIds: recordIds.flatMap((id) => byId.get(id)?.sourceId ?? []),
      similarity,
      excerpt: replyOf(byId.get(excerpt.recordId)).slice(excerpt.start, excerpt.end),
      excerpts: recordIds.flatMap((id) => {
        const record = byId.get(id);
        return record ? [{ sourceId: record.sourceId, text: replyOf(record) }] : [];
      }),
    })),
  };
}

const replyOf = (record: StoredRecord | undefined): string => record?.suggestion?.reply ?? '';

function burstsOf(
  shown: readonly IssueResult[],
  records: ReadonlyMap<number, StoredRecord>,
  asOf: Date,
): ReportModel['bursts'] {
  const subjects = issueSubjects({
    records,
    issues: shown.map(({ issue, kind, members }) => ({
      id: issue.id,
      kindCode: kind.code,
      rejected: false,
      members,
    })),
  });
  return findBursts(subjects, { asOf, settings: ISSUE_SETTINGS });
}

/** The run's settings as name and value, in a fixed order. */
function describeSettings(settings: Readonly<Record<string, unknown>>): { name: string; value: string }[] {
  return Object.keys(settings)
    .toSorted()
    .map((name) => {
      const value = settings[name];
      return { name, value: typeof value === 'string' ? value : JSON.stringify(value) };
    });
}
