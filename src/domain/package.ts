/** What a draft of joint supervision (打包督办) is made from: one bundle, with what its suggestions ask for. */
export type PackageSuggestion = {
  readonly sourceId: string;
  readonly title: string;
  readonly year: number | null;
  readonly leadDeputy: string | null;
  readonly cosigners: number;
  readonly delegation: string | null;
  readonly leadUnit: string | null;
  readonly assistUnits: readonly string[];
  readonly replyClass: string | null;
  readonly resultRating: string | null;
  readonly keySupervision: boolean | null;
  /** Numbered from 1, each a span of the suggestion's own words. */
  readonly asks: readonly { readonly ordinal: number; readonly text: string }[];
};

export type PackageModel = {
  readonly city: string;
  /** The moment the data are for: the newest record's. */
  readonly asOf: Date;
  readonly runId: number;
  readonly kind: { readonly code: string; readonly name: string };
  readonly usualAsk: string;
  readonly lead: string | null;
  readonly assist: readonly string[];
  /** Ascending. */
  readonly years: readonly number[];
  readonly suggestions: readonly PackageSuggestion[];
  /** Of the whole kind in the last run; null when it was not ranked. */
  readonly heat: { readonly rank: number; readonly records: number; readonly people: number } | null;
  /** Issues of the kind with enough people, by rank. */
  readonly issues: readonly {
    readonly id: number;
    readonly title: string;
    readonly records: number;
    readonly people: number;
  }[];
  readonly sameAnswers: readonly {
    readonly sourceIds: readonly string[];
    readonly similarity: number;
    readonly excerpt: string;
  }[];
};
