/**
 * A record (来件): one thing received from one source. The stored record is already masked: no raw
 * text exists behind the door of src/ingest.
 */

/** Where a record came from; with `sourceId` it is the identity of a record. */
export const SOURCES = ['hotline', 'suggestion', 'station', 'forum'] as const;
export type Source = (typeof SOURCES)[number];

/** 咨询 求助 投诉 举报 建议 表扬 其他, as in reference/hotline.json. */
export const APPEAL_TYPES = ['consult', 'help', 'complaint', 'report', 'suggest', 'praise', 'other'] as const;
export type AppealType = (typeof APPEAL_TYPES)[number];

export const URGENCIES = ['normal', 'urgent', 'critical'] as const;
export type Urgency = (typeof URGENCIES)[number];
export const RESOLUTIONS = ['solved', 'partly', 'unsolved', 'na'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];
export const SATISFACTIONS = ['very', 'satisfied', 'basic', 'unsatisfied', 'no_contact'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

/** What the hotline did with a work order. null = the source did not say. */
export type Handling = {
  readonly unit: string | null;
  readonly urgency: Urgency | null;
  readonly solved: Resolution | null;
  readonly satisfaction: Satisfaction | null;
  /** Times the unit sent the order back (退单). */
  readonly returnedTimes: number | null;
  /** Times it was handled again (重办). */
  readonly rehandledTimes: number | null;
  readonly dueAt: Date | null;
  readonly completedAt: Date | null;
  /** The source's own mark; otherwise derived from dueAt and completedAt when ranking. */
  readonly overdue: boolean | null;
  /** Masked answer text. */
  readonly reply: string | null;
  /** 关联旧工单编号 or 并单主工单编号: the same matter, reported before. */
  readonly relatedSourceIds: readonly string[];
  /** 涉及人数 as the source states it; shown, never added to the count of people. */
  readonly affectedPeople: number | null;
};

export const REPLY_CLASSES = ['A', 'B', 'C', 'D'] as const;
export type ReplyClass = (typeof REPLY_CLASSES)[number];
export const RATINGS = ['satisfied', 'basic', 'unsatisfied'] as const;
export type Rating = (typeof RATINGS)[number];
export const DECLARED_REPEATS = ['first', 'y2', 'y3', 'y3plus'] as const;
export type DeclaredRepeat = (typeof DECLARED_REPEATS)[number];

/** What a deputies' suggestion has beyond its text. Deputies act in public: their names are kept. */
export type SuggestionParts = {
  /** 届次会议, as written: 十五届五次. */
  readonly session: string | null;
  /** Year the suggestion counts for: from the session's own year column, else from the date. */
  readonly year: number | null;
  /** The source's own class: 城建类 … */
  readonly suggestionClass: string | null;
  readonly leadDeputy: string | null;
  readonly cosigners: readonly string[];
  readonly delegation: string | null;
  readonly leadUnit: string | null;
  readonly assistUnits: readonly string[];
  /** Span of body that holds 案由 (facts and analysis), UTF-16; null when the form had no such column. */
  readonly reason: { readonly start: number; readonly end: number } | null;
  /** Span of body that holds 具体建议. */
  readonly measures: { readonly start: number; readonly end: number } | null;
  readonly assignedAt: Date | null;
  readonly dueAt: Date | null;
  readonly repliedAt: Date | null;
  /** Masked answer text. */
  readonly reply: string | null;
  readonly replyClass: ReplyClass | null;
  readonly attitudeRating: Rating | null;
  readonly resultRating: Rating | null;
  /** 重点督办. */
  readonly keySupervision: boolean | null;
  /** The form's own 多年多次提出 flag: often under-declared, so the years are computed too. */
  readonly declaredRepeat: DeclaredRepeat | null;
};

/** A record as it is stored: masked, dated, keyed. */
export type RecordDraft = {
  readonly source: Source;
  /** The source's own id, trimmed, at most 200 characters. */
  readonly sourceId: string;
  readonly receivedAt: Date;
  /** May be empty. Masked. */
  readonly title: string;
  /** Never empty (a title-only record has its title here). Masked; quotes and asks are spans of it. */
  readonly body: string;
  readonly appealType: AppealType | null;
  /** The source's own words for the type of appeal, kept beside ours (定性 is never overwritten). */
  readonly sourceAppealType: string | null;
  /** The source's own category path, joined by ' / '. */
  readonly sourceCategory: string | null;
  readonly district: string | null;
  readonly street: string | null;
  /** Estate, village, road or firm that the source's address names; never a house or a flat. */
  readonly place: string | null;
  readonly channel: string | null;
  /** Keyed hash (HMAC-SHA-256, first 32 hex digits) of the sender; null when the source names none. */
  readonly person: string | null;
  /** 举报, 保密, 匿名: never sent to a model, never quoted outside staff. */
  readonly confidential: boolean;
  readonly likes: number;
  readonly dislikes: number;
  /** Present for hotline, station and forum records. */
  readonly handling: Handling | null;
  /** Present for suggestions. */
  readonly suggestion: SuggestionParts | null;
};

export type StoredRecord = RecordDraft & {
  readonly id: number;
  /** 1 for the first content seen under (source, sourceId), then 2, 3 … */
  readonly version: number;
};
