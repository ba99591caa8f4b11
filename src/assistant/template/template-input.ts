/** What the draft without a model is made from, and what it is. */
import type { Section } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';

/** The kind that the concern most likely belongs to, with names instead of codes. */
export type TemplateKind = {
  /** 停车难与停车收费. */
  readonly name: string;
  /** Clauses that begin with a verb: 挖潜增建停车泊位，推动错时共享停车. */
  readonly usualAsk: string;
  /** 市综合执法局. */
  readonly leadName: string | null;
  readonly assistNames: readonly string[];
};

export type TemplateInput = {
  /** What the deputy typed, masked. */
  readonly concern: string;
  /** In the order of the retrieval: the best first within a kind of evidence. */
  readonly evidence: readonly Evidence[];
  readonly kind: TemplateKind | null;
  /** 贵阳市. */
  readonly city: string;
  /** YYYY-MM-DD: law articles must be in force on it. */
  readonly day: string;
};

export type TemplateDraft = {
  /** 关于……的建议. */
  readonly title: string;
  /** One sentence each, with its marks; of the measures one whole measure each. */
  readonly sections: Readonly<Record<Section, readonly { readonly text: string }[]>>;
};
