/** What a page has heard of a turn, event by event. Pure. */
import type { Passage, TurnEvent, TurnFailure, TurnStep } from '../../../../src/domain/turn.ts';

export type TurnLog = {
  readonly step: TurnStep | null;
  readonly title: string | null;
  readonly passages: readonly Passage[];
  /** How many pieces of evidence were found. */
  readonly evidence: number;
  readonly questions: readonly string[];
  /** Parts that the template wrote, or nobody, and why. */
  readonly fallbacks: readonly { readonly step: TurnStep; readonly failure: TurnFailure }[];
  readonly end: {
    readonly state: 'done' | 'failed' | 'cancelled';
    readonly failure: TurnFailure | null;
  } | null;
};

export const SILENCE: TurnLog = {
  step: null,
  title: null,
  passages: [],
  evidence: 0,
  questions: [],
  fallbacks: [],
  end: null,
};

export function hear(log: TurnLog, event: TurnEvent): TurnLog {
  switch (event.type) {
    case 'step':
      return { ...log, step: event.step };
    case 'title':
      return { ...log, title: event.title };
    case 'passage':
      return { ...log, passages: [...log.passages, event.passage] };
    case 'evidence':
      return { ...log, evidence: log.evidence + 1 };
    case 'question':
      return { ...log, questions: [...log.questions, event.question] };
    case 'fallback':
      return { ...log, fallbacks: [...log.fallbacks, { step: event.step, failure: event.failure }] };
    case 'end':
      return { ...log, end: { state: event.state, failure: event.failure } };
  }
}
