/** A draft as its form needs it: the text with what is known of every sentence, and who stands behind it. */
import type { DraftForm, Origin, Section } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';

export type FormSentence = {
  /** With its marks 〔S1〕. */
  readonly text: string;
  readonly origin: Origin;
  /** Why it is 未核实, in words for the deputy; empty = it is not. */
  readonly faults: readonly string[];
};

export type FormModel = {
  /** 贵阳市. */
  readonly city: string;
  readonly draftId: number;
  readonly version: number;
  /** When this version was saved: the document's date. */
  readonly savedAt: Date;
  readonly title: FormSentence;
  /** Lines in order, each with its sentences. Of the measures one line is one measure. */
  readonly sections: Readonly<Record<Section, readonly (readonly FormSentence[])[]>>;
  readonly form: DraftForm;
  /** As the account names the deputy. */
  readonly leadDeputy: string;
  /** Those who confirmed that they have read this version. */
  readonly cosigners: readonly string[];
  readonly evidence: readonly Evidence[];
  /** The person who vouches for the machine's words in this version; null = nobody yet. */
  readonly confirmedBy: string | null;
};
