/** The four parts (集中 突出 关注 反复), in the founding text's own words; each 0 to 1. */
export const PARTS = ['concentration', 'acuteness', 'attention', 'recurrence'] as const;
export type Part = (typeof PARTS)[number];
export type Parts = { readonly [P in Part]: number };
/** Not negative, sum 1. */
export type Weights = Parts;

/** One number inside a part, so that a reader can open "0.62" and see what it is made of. */
export type Indicator = {
  readonly part: Part;
  /** Stable English key: distinctPeople, unsolvedShare … */
  readonly key: string;
  /** The counted or measured value, in its own unit; null = the sources do not say. */
  readonly value: number | null;
  /** value on 0 to 1; null = left out of the part, the other indicators share its weight. */
  readonly scaled: number | null;
  /** Share of this indicator in its part; the shares used in one part sum to 1. */
  readonly share: number;
};

/** What counts are shown beside a rank; each is a query that anybody can repeat. */
export type Counts = {
  /** Records with at least one ask in the subject (原始 n 件). */
  readonly records: number;
  /** Near-identical texts collapsed (独立 n 声). */
  readonly voices: number;
  /** Distinct senders; a record without a named sender counts as a person of its own. */
  readonly people: number;
  readonly deputies: number;
  readonly delegations: number;
  readonly districts: number;
  readonly suggestions: number;
  /** Distinct years with a suggestion or record, ascending. */
  readonly years: readonly number[];
};

export type Ranked<Id> = {
  readonly id: Id;
  /** 1 is the most pressing; no gaps, no shared ranks. */
  readonly rank: number;
  /** Best and worst rank when the weights move ±20 %. */
  readonly rankRange: readonly [number, number];
  /** Σ weights[p] · parts[p], exactly. */
  readonly score: number;
  readonly parts: Parts;
  readonly weights: Weights;
  readonly indicators: readonly Indicator[];
  readonly counts: Counts;
};
