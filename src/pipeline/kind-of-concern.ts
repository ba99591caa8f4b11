/** The kind that a deputy's concern most likely belongs to, by the word lists, with names instead of codes. */
import { classifyKind, type KindClassifier, lexiconClassifier } from '../cluster/kinds/classify-kind.ts';
import { compileLexicon } from '../cluster/kinds/compile-lexicon.ts';
import type { Department } from '../domain/district.ts';
import type { Kind } from '../domain/kind.ts';
import type { Db } from '../store/database.ts';
import { readDepartments } from '../store/taxonomy/districts.ts';
import { readTaxonomy } from '../store/taxonomy/read-taxonomy.ts';
import { kindsOf } from './assign-kinds.ts';

export type ConcernKind = {
  readonly name: string;
  readonly usualAsk: string;
  /** 市综合执法局; null = the kind has no lead, or one that is no department any more. */
  readonly leadName: string | null;
  readonly assistNames: readonly string[];
};

/** A concern is a few words; the deputy sees the kind's measures and strikes what does not fit. */
const LEAST_CONFIDENCE = 0.25;

/** @returns null when the words say nothing of a kind. */
export type FindKind = (concern: string) => Promise<ConcernKind | null>;

/** Compiling the word lists takes a third of a second, so it is done again only when the taxonomy changed. */
export function createKindFinder(db: Db): FindKind {
  let compiled: { readonly key: string; readonly classifier: KindClassifier } | null = null;
  return async (concern) => {
    const kinds = kindsOf(await readTaxonomy(db));
    const key = JSON.stringify(kinds);
    if (compiled?.key !== key) compiled = { key, classifier: lexiconClassifier(compileLexicon(kinds)) };
    const { code } = classifyKind(compiled.classifier, { title: '', body: concern }, LEAST_CONFIDENCE);
    const kind = kinds.find((candidate) => candidate.code === code);
    return kind === undefined ? null : withNames(kind, await readDepartments(db));
  };
}

function withNames({ name, usualAsk, lead, assist }: Kind, departments: readonly Department[]): ConcernKind {
  const names = new Map(departments.map(({ code, short }) => [code, short]));
  return {
    name,
    usualAsk,
    leadName: lead === null ? null : (names.get(lead) ?? null),
    assistNames: assist.flatMap((code) => names.get(code) ?? []),
  };
}
