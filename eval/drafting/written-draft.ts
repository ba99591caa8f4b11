import type { Section } from '../../src/domain/draft.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { VerdictState } from '../../src/domain/verdict.ts';

/** A draft to be graded: what a turn wrote, and what it had. */
export type WrittenDraft = {
  readonly title: string;
  readonly sentences: readonly {
    readonly section: Section;
    /** With marks 〔S1〕. */
    readonly text: string;
    readonly state: VerdictState;
    /** By the model; else by the template. */
    readonly byModel: boolean;
  }[];
  readonly evidence: readonly Evidence[];
};
