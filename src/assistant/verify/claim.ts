import type { Section } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Fault, FaultCode } from '../../domain/verdict.ts';
import type { LawLookup } from './law-lookup.ts';

/** One sentence of a draft and the closed world that it is held against. */
export type Claim = {
  /** With its marks. */
  readonly text: string;
  readonly section: Section;
  /** All that was retrieved in this conversation. */
  readonly evidence: readonly Evidence[];
  /** What the sentence cites of it. */
  readonly cited: readonly Evidence[];
  readonly laws: LawLookup;
  /** YYYY-MM-DD. */
  readonly day: string;
};

export type Span = { readonly start: number; readonly end: number };

export function fault(code: FaultCode, message: string, at: Span | null = null): Fault {
  return { code, message, at: at && { start: at.start, end: at.end } };
}

/** What a check found, and whether there was something for it to check. */
export type Checked = { readonly faults: readonly Fault[]; readonly looked: boolean };
