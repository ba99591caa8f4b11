/** One bundle in full: what each suggestion asks for, and the answers that were given again and again. */

import { splitMeasures } from '../cluster/kinds/split-measures.ts';
import { DomainError } from '../domain/errors.ts';
import type { PackageSuggestion } from '../domain/package.ts';
import type { StoredRecord } from '../domain/record.ts';
import type { Db } from '../store/database.ts';
import { findStoredKind } from '../store/kinds-desk/read-kinds.ts';
import { readRecordIssues } from '../store/kinds-desk/read-record-issues.ts';
import { readDepartments } from '../store/taxonomy/districts.ts';
import type { LoadedBundle } from './list-bundles.ts';

export type BundleMember = Omit<PackageSuggestion, 'asks'> & {
  readonly recordId: number;
  readonly attitudeRating: string | null;
  readonly issue: { readonly id: number; readonly title: string } | null;
  readonly asks: readonly {
    readonly ordinal: number;
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
};

export type DescribedBundle = {
  readonly kind: { readonly code: string; readonly name: string };
  readonly lead: string | null;
  readonly assist: readonly string[];
  readonly usualAsk: string;
  readonly years: readonly number[];
  readonly suggestions: readonly BundleMember[];
  readonly sameAnswers: readonly {
    readonly similarity: number;
    readonly excerpt: string;
    readonly replies: readonly {
      readonly recordId: number;
      readonly sourceId: string;
      readonly title: string;
      readonly year: number | null;
      readonly leadUnit: string | null;
      readonly text: string;
    }[];
  }[];
};

/** What somebody may see of it. */
export type BundleSight = {
  /** Issues of fewer people are left out. */
  readonly fewestPeople: number;
  /** Words of suggestions that were handed in in confidence. */
  readonly confidential: boolean;
};

const HIDDEN_TITLE = '（保密来件）';

/** @throws {DomainError} not_found: there is no such bundle. */
export async function describeBundle(
  db: Db,
  bundles: readonly LoadedBundle[],
  kindCode: string,
  sight: BundleSight,
): Promise<DescribedBundle> {
  const bundle = bundles.find(({ kind }) => kind === kindCode);
  const kind = await findStoredKind(db, kindCode);
  if (bundle === undefined || kind === undefined) {
    throw new DomainError('not_found', `没有类型 ${kindCode} 的打包建议`, '请刷新打包列表后重试');
  }
  const departments = new Map((await readDepartments(db)).map(({ code, short }) => [code, short]));
  const recordIds = bundle.records.map(({ id }) => id);
  const issues = new Map(
    (await readRecordIssues(db, recordIds, sight.fewestPeople)).map(({ recordId, issueId, title }) => [
      recordId,
      { id: issueId, title },
    ]),
  );
  return {
    kind: { code: kindCode, name: bundle.kindName },
    lead: bundle.leadName,
    assist: kind.assist.map((code) => departments.get(code) ?? code),
    usualAsk: kind.usualAsk,
    years: bundle.years,
    suggestions: bundle.records.map((record) =>
      describeMember(record, issues.get(record.id) ?? null, isShown(record, sight)),
    ),
    sameAnswers: describeSameAnswers(bundle, sight),
  };
}

const isShown = ({ confidential }: StoredRecord, sight: BundleSight): boolean =>
  sight.confidential || !confidential;

function describeMember(
  { id, sourceId, title, body, suggestion }: StoredRecord,
  issue: BundleMember['issue'],
  shown: boolean,
): BundleMember {
  const span = suggestion?.measures ?? { start: 0, end: body.length };
  return {
    recordId: id,
    sourceId,
    title: shown ? title : HIDDEN_TITLE,
    year: suggestion?.year ?? null,
    leadDeputy: suggestion?.leadDeputy ?? null,
    cosigners: suggestion?.cosigners.length ?? 0,
    delegation: suggestion?.delegation ?? null,
    leadUnit: suggestion?.leadUnit ?? null,
    assistUnits: suggestion?.assistUnits ?? [],
    replyClass: suggestion?.replyClass ?? null,
    attitudeRating: suggestion?.attitudeRating ?? null,
    resultRating: suggestion?.resultRating ?? null,
    keySupervision: suggestion?.keySupervision ?? null,
    issue,
    asks: splitMeasures(body, span).map((item) => ({
      ...item,
      text: shown ? body.slice(item.start, item.end) : HIDDEN_TITLE,
    })),
  };
}

function describeSameAnswers(bundle: LoadedBundle, sight: BundleSight): DescribedBundle['sameAnswers'] {
  const byId = new Map(bundle.records.map((record) => [record.id, record]));
  return bundle.sameAnswers.map(({ recordIds, similarity, excerpt }) => {
    const records = recordIds.flatMap((id) => byId.get(id) ?? []);
    const shown = records.every((record) => isShown(record, sight));
    const oldest = byId.get(excerpt.recordId)?.suggestion?.reply ?? '';
    return {
      similarity,
      excerpt: shown ? oldest.slice(excerpt.start, excerpt.end) : HIDDEN_TITLE,
      replies: records.map((record) => ({
        recordId: record.id,
        sourceId: record.sourceId,
        title: isShown(record, sight) ? record.title : HIDDEN_TITLE,
        year: record.suggestion?.year ?? null,
        leadUnit: record.suggestion?.leadUnit ?? null,
        text: isShown(record, sight) ? (record.suggestion?.reply ?? '') : HIDDEN_TITLE,
      })),
    };
  });
}
