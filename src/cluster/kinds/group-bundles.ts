import type { Kind } from '../../domain/kind.ts';
import { findSameAnswers, type SameAnswer } from './find-same-answers.ts';

/** A classified suggestion, as bundling reads it. */
export type BundleInput = {
  readonly recordId: number;
  readonly sourceId: string;
  /** A leaf; anything else (待定, a leaf that was removed) is in no bundle. */
  readonly kind: string;
  /** Year the suggestion counts for; null = unknown: it is bundled, but makes no 历年同答. */
  readonly year: number | null;
  /** Masked answer text. */
  readonly reply: string | null;
  /** Unit that actually led, as the source wrote it. */
  readonly leadUnit: string | null;
};

export type Bundle = {
  readonly kind: string;
  /** Source ids by year (unknown last), then id. */
  readonly suggestions: readonly string[];
  /** Distinct, ascending. */
  readonly years: readonly number[];
  readonly sameAnswer: boolean;
  readonly sameAnswers: readonly SameAnswer[];
  /** Unit that led most often (ties: first in code order); else the kind's department code; else null. */
  readonly lead: string | null;
};

const FEWEST = 2;

/** Same-kind groups of at least two suggestions, in the order of the taxonomy. Proposals: people decide. */
export function groupBundles(suggestions: readonly BundleInput[], kinds: readonly Kind[]): Bundle[] {
  const byKind = new Map<string, BundleInput[]>();
  for (const suggestion of suggestions) {
    byKind.set(suggestion.kind, [...(byKind.get(suggestion.kind) ?? []), suggestion]);
  }
  return kinds.flatMap(({ code, lead }) => {
    const members = byKind.get(code) ?? [];
    return members.length < FEWEST ? [] : [describeBundle(code, lead, members)];
  });
}

function describeBundle(kind: string, department: string | null, members: readonly BundleInput[]): Bundle {
  const ordered = [...members].sort(byYearThenId);
  const sameAnswers = findSameAnswers(
    ordered.flatMap(({ recordId, year, reply }) =>
      year === null || reply === null ? [] : [{ recordId, year, reply }],
    ),
  );
  return {
    kind,
    suggestions: ordered.map(({ sourceId }) => sourceId),
    years: [...new Set(ordered.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b),
    sameAnswer: sameAnswers.length > 0,
    sameAnswers,
    lead: mostFrequent(ordered.flatMap(({ leadUnit }) => leadUnit ?? [])) ?? department,
  };
}

function byYearThenId(a: BundleInput, b: BundleInput): number {
  const [first, second] = [a.year ?? Number.POSITIVE_INFINITY, b.year ?? Number.POSITIVE_INFINITY];
  if (first !== second) return first - second;
  return a.sourceId < b.sourceId ? -1 : Number(a.sourceId > b.sourceId);
}

function mostFrequent(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best] = [...counts].sort(([a, manyA], [b, manyB]) => manyB - manyA || (a < b ? -1 : 1));
  return best?.[0] ?? null;
}
