/**
 * What a report is made from. Assembled once by src/pipeline from the store; every format (DOCX, XLSX,
 * HTML, JSON) is a pure function of it, so two formats can never disagree.
 */
import type { Counts, Indicator, Parts, Weights } from './ranking.ts';
import type { Source } from './record.ts';

export type ReportQuote = {
  readonly source: Source;
  readonly sourceId: string;
  readonly version: number;
  /** UTF-16 offsets into the stored, masked body. */
  readonly start: number;
  readonly end: number;
  /** Read from the store, never from a model. */
  readonly text: string;
  readonly receivedAt: Date;
  readonly district: string | null;
};

export type ReportMember = {
  readonly source: Source;
  readonly sourceId: string;
  readonly title: string;
  readonly receivedAt: Date;
  readonly district: string | null;
  readonly channel: string | null;
};

export type ReportIssue = {
  readonly id: number;
  readonly title: string;
  readonly keywords: readonly string[];
  readonly state: 'proposed' | 'confirmed' | 'checked' | 'rejected';
  readonly kind: { readonly code: string; readonly name: string; readonly confidence: number };
  readonly lead: string | null;
  readonly rank: number;
  readonly rankRange: readonly [number, number];
  readonly score: number;
  readonly parts: Parts;
  readonly indicators: readonly Indicator[];
  readonly counts: Counts;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Main district and how many records name it. */
  readonly districts: readonly { readonly name: string; readonly records: number }[];
  /** Records per month, ascending, gaps filled: 'YYYY-MM'. */
  readonly months: readonly { readonly month: string; readonly records: number }[];
  readonly quotes: readonly ReportQuote[];
  readonly members: readonly ReportMember[];
  /** How the issue came about in this run. */
  readonly lineage: 'kept' | 'grew' | 'merged' | 'split' | 'new' | 'dormant';
};

export type ReportKind = {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly lead: string | null;
  readonly rank: number;
  readonly rankRange: readonly [number, number];
  readonly score: number;
  readonly parts: Parts;
  readonly indicators: readonly Indicator[];
  readonly counts: Counts;
  readonly issueIds: readonly number[];
  readonly suggestions: readonly {
    readonly sourceId: string;
    readonly title: string;
    readonly year: number | null;
  }[];
};

export type ReportBundle = {
  readonly kind: { readonly code: string; readonly name: string };
  readonly lead: string | null;
  readonly years: readonly number[];
  readonly suggestions: readonly {
    readonly sourceId: string;
    readonly title: string;
    readonly year: number | null;
    readonly leadDeputy: string | null;
    readonly cosigners: number;
    readonly delegation: string | null;
    readonly leadUnit: string | null;
    readonly replyClass: string | null;
    readonly resultRating: string | null;
    readonly keySupervision: boolean | null;
    readonly issueId: number | null;
  }[];
  /** 历年同答: replies given in different years that are nearly the same text. */
  readonly sameAnswers: readonly {
    readonly sourceIds: readonly string[];
    readonly similarity: number;
    /** A span of one of the replies. */
    readonly excerpt: string;
    /** Spans of each reply, to be read side by side; absent = only `excerpt` is known. */
    readonly excerpts?: readonly { readonly sourceId: string; readonly text: string }[];
  }[];
};

export type Balance = {
  readonly records: number;
  readonly asks: number;
  readonly assigned: number;
  readonly unclustered: number;
  readonly excluded: number;
  readonly failed: number;
};

/** What stands on the first page: a draft, or more than that after a blind check that was good enough. */
export type ReportStamp = {
  readonly state: 'draft' | 'final';
  readonly text: string;
};

export type ReportModel = {
  readonly stamp: ReportStamp;
  readonly runId: number;
  readonly digest: string;
  /** The moment the report is for: the newest record's, so that the same input prints the same report. */
  readonly asOf: Date;
  readonly periodStart: Date;
  readonly city: string;
  readonly balance: Balance;
  readonly imports: readonly {
    readonly file: string;
    readonly source: Source;
    readonly received: number;
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly rejected: number;
  }[];
  readonly totals: {
    readonly bySource: readonly { readonly source: Source; readonly records: number }[];
    readonly byMonth: readonly { readonly month: string; readonly records: number }[];
    readonly byAppealType: readonly { readonly type: string; readonly records: number }[];
    readonly byChannel: readonly { readonly channel: string; readonly records: number }[];
    readonly byDistrict: readonly {
      readonly district: string;
      readonly records: number;
      readonly perTenThousand: number | null;
    }[];
    readonly people: number;
    /** Hotline orders with a known answer; null shares = no source said. */
    readonly handling: {
      readonly known: number;
      readonly solvedShare: number | null;
      readonly satisfiedShare: number | null;
      readonly overdueShare: number | null;
    };
  };
  readonly weights: Weights;
  /** Ordered by rank. Issues with fewer than `minimumPeople` people are left out and counted in `hiddenIssues`. */
  readonly issues: readonly ReportIssue[];
  readonly hiddenIssues: number;
  readonly minimumPeople: number;
  readonly kinds: readonly ReportKind[];
  readonly bundles: readonly ReportBundle[];
  /** Issues whose newest month is far above their own past. */
  readonly bursts: readonly {
    readonly issueId: number;
    readonly month: string;
    readonly records: number;
    readonly expected: number;
  }[];
  /** Kinds or issues proposed for 十件实事; the project-fit gate is for people and is printed empty. */
  readonly candidates: readonly {
    readonly issueId: number | null;
    readonly kind: { readonly code: string; readonly name: string };
    readonly title: string;
    readonly lead: string | null;
    readonly records: number;
    readonly people: number;
    readonly districts: readonly string[];
    readonly suggestionIds: readonly string[];
    readonly years: readonly number[];
  }[];
  readonly settings: readonly { readonly name: string; readonly value: string }[];
  /** Titles that a model wrote; absent or 0 = none. Above 0 the report carries the legal AI label. */
  readonly modelTitles?: number;
};
