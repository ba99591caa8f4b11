import type { DraftContent } from '../domain/draft.ts';
import { maskRecord } from '../ingest/mask/mask-text.ts';

export type MaskedDraft = {
  readonly content: DraftContent;
  /** Pieces of personal data in all fields together. */
  readonly masked: number;
};

/** What a deputy types into a draft, masked like a record: a person named in one section is masked in all. */
export function maskDraft({ title, sections, form }: DraftContent): MaskedDraft {
  const { delegation, proposedUnit } = form;
  const { fields, counts } = maskRecord({
    title,
    ...sections,
    delegation: delegation ?? '',
    proposedUnit: proposedUnit ?? '',
  });
  return {
    content: {
      title: fields.title.text,
      sections: {
        facts: fields.facts.text,
        analysis: fields.analysis.text,
        measures: fields.measures.text,
        basis: fields.basis.text,
      },
      form: {
        ...form,
        delegation: delegation === null ? null : fields.delegation.text,
        proposedUnit: proposedUnit === null ? null : fields.proposedUnit.text,
      },
    },
    masked: Object.values(counts).reduce((sum, count) => sum + count, 0),
  };
}
