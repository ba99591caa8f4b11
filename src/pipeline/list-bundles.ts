/** Same-kind groups of suggestions over the years, with the answers that were given again and again. */
import { type Bundle, groupBundles } from '../cluster/kinds/group-bundles.ts';
import { UNSURE_KIND } from '../domain/kind.ts';
import type { StoredRecord } from '../domain/record.ts';
import type { Db } from '../store/database.ts';
import { readSuggestions } from '../store/records/read-records.ts';
import { readRecordKinds } from '../store/runs/read-record-kinds.ts';
import { readDepartments } from '../store/taxonomy/districts.ts';
import { readTaxonomy } from '../store/taxonomy/read-taxonomy.ts';
import { kindsOf } from './assign-kinds.ts';
import { readKindNames } from './load-results.ts';
import type { BundleOutcome } from './outcomes.ts';

export type LoadedBundle = Bundle & {
  readonly kindName: string;
  /** In the order of `suggestions`. */
  readonly records: readonly StoredRecord[];
  /** A department's short name where the bundle had its code. */
  readonly leadName: string | null;
};

export async function loadBundles(db: Db): Promise<LoadedBundle[]> {
  const kinds = await readRecordKinds(db);
  const kindOf = new Map(kinds.map(({ recordId, kindCode }) => [recordId, kindCode]));
  const records = await readSuggestions(db);
  const bySourceId = new Map(records.map((record) => [record.sourceId, record]));
  const names = await readKindNames(db);
  const departments = new Map((await readDepartments(db)).map(({ code, short }) => [code, short]));
  const bundles = groupBundles(
    records.map(({ id, sourceId, suggestion }) => ({
      recordId: id,
      sourceId,
      kind: kindOf.get(id) ?? UNSURE_KIND,
      year: suggestion?.year ?? null,
      reply: suggestion?.reply ?? null,
      leadUnit: suggestion?.leadUnit ?? null,
    })),
    kindsOf(await readTaxonomy(db)),
  );
  return bundles.map((bundle) => ({
    ...bundle,
    kindName: names.get(bundle.kind)?.name ?? bundle.kind,
    records: bundle.suggestions.flatMap((sourceId) => bySourceId.get(sourceId) ?? []),
    leadName: bundle.lead === null ? null : (departments.get(bundle.lead) ?? bundle.lead),
  }));
}

export async function listBundles(db: Db): Promise<BundleOutcome[]> {
  return (await loadBundles(db)).map(
    ({ kind, kindName, suggestions, years, sameAnswer, sameAnswers, leadName, records }) => {
      const sourceIdOf = new Map(records.map(({ id, sourceId }) => [id, sourceId]));
      return {
        kind: { code: kind, name: kindName },
        suggestions,
        years,
        sameAnswer,
        sameAnswers: sameAnswers.map(({ recordIds, similarity }) => ({
          suggestions: recordIds.flatMap((id) => sourceIdOf.get(id) ?? []),
          similarity,
        })),
        lead: leadName,
      };
    },
  );
}
