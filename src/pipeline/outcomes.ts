/** What the commands return, exactly as `--json` prints it (DESIGN.md section 5). */
import type { LineageCounts } from '../domain/lineage.ts';
import type { Parts, Weights } from '../domain/ranking.ts';
import type { Source } from '../domain/record.ts';

export type IngestOutcome = {
  readonly received: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: readonly {
    /** 1 = first data row. */
    readonly row: number;
    readonly line?: number;
    readonly sourceId?: string;
    readonly reason: string;
    readonly detail: string;
  }[];
  /** What was masked, by type: { phone: 12, … }. */
  readonly masked: Readonly<Record<string, number>>;
};

export type LawsOutcome = {
  /** Versions of laws. */
  readonly imported: number;
  readonly unchanged: number;
  readonly updated: number;
  /** Of all these versions. */
  readonly articles: number;
};

export type RunOutcome = {
  readonly runId: number;
  readonly records: number;
  readonly asks: number;
  /** Texts that got a vector in this run; others had one. */
  readonly embedded: number;
  readonly assigned: number;
  readonly unclustered: number;
  readonly excluded: number;
  readonly failed: readonly { readonly source: Source; readonly sourceId: string; readonly reason: string }[];
  readonly issues: number;
  readonly lineage: LineageCounts;
  readonly digest: string;
  readonly seconds: Readonly<Record<string, number>>;
  /** Decisions that contradict earlier ones and were not applied; for a person to settle. */
  readonly contradictions: readonly { readonly decisionId: number; readonly against: readonly number[] }[];
};

export type KindLabel = { readonly code: string; readonly name: string; readonly confidence: number };
export type QuoteRef = {
  readonly source: Source;
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
};

export type RankedOutcome = {
  readonly rank: number;
  readonly rankRange: readonly [number, number];
  readonly score: number;
  readonly parts: Parts;
  readonly weights: Weights;
  readonly records: number;
  readonly people: number;
};

export type IssueOutcome = RankedOutcome & {
  readonly id: number;
  readonly title: string;
  readonly kind: KindLabel;
  readonly members: readonly { readonly source: Source; readonly sourceId: string }[];
  readonly quotes: readonly QuoteRef[];
  readonly state: string;
};

export type KindOutcome = RankedOutcome & {
  /** The kind's code. */
  readonly id: string;
  readonly title: string;
  readonly kind: KindLabel;
  readonly members: readonly { readonly source: Source; readonly sourceId: string }[];
  readonly quotes: readonly QuoteRef[];
  readonly state: string;
  readonly issues: readonly number[];
  /** Source ids of this kind's suggestions. */
  readonly suggestions: readonly string[];
};

export type BundleOutcome = {
  readonly kind: { readonly code: string; readonly name: string };
  readonly suggestions: readonly string[];
  readonly years: readonly number[];
  /** 历年同答: nearly the same reply in different years. */
  readonly sameAnswer: boolean;
  readonly sameAnswers: readonly { readonly suggestions: readonly string[]; readonly similarity: number }[];
  readonly lead: string | null;
};

/** A step of long work, for progress bars: done of total, in the step's own unit. */
export type Progress = (step: string, done: number, total: number) => void;
