/** An ask (诉求): a span of a record's body that asks for one thing; what is embedded and grouped. */
export type AskSpan = {
  /** UTF-16 offsets into the masked body, start < end. */
  readonly start: number;
  readonly end: number;
};

export type Ask = AskSpan & {
  readonly id: number;
  readonly recordId: number;
  readonly version: number;
  /** 0-based position in the record. */
  readonly ordinal: number;
};

/** A quote (引文): where a sentence a person wrote stands. The text itself is always read from the store. */
export type Quote = AskSpan & {
  readonly recordId: number;
  readonly version: number;
};
