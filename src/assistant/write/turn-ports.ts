/** What a turn is written with, whoever gives it: the store and an endpoint, or doubles in a test. */
import type { Section } from '../../domain/draft.ts';
import type { Evidence, Found } from '../../domain/evidence.ts';
import type { Passage, TurnEvent } from '../../domain/turn.ts';
import type { Verdict } from '../../domain/verdict.ts';

export type Sentence = {
  readonly text: string;
  readonly section: Section;
  /** All that was retrieved in this conversation. */
  readonly evidence: readonly Evidence[];
};

/** What the closed world says of a sentence. */
export type Verify = (sentence: Sentence) => Promise<Verdict>;

export type NewSentence = Pick<Passage, 'section' | 'ordinal' | 'text' | 'origin' | 'verdict'>;

/** Events that are nothing but news; evidence and passages are kept, the end is the runner's. */
export type News = Extract<TurnEvent, { type: 'step' | 'title' | 'question' | 'fallback' }>;

export type CallRecord = {
  readonly prompt: string;
  readonly promptVersion: string;
  readonly model: string;
  /** Everything that was sent. */
  readonly input: unknown;
  /** Refs that were in it. */
  readonly retrieved: readonly string[];
  /** As it came, before it is masked; null when nothing came. */
  readonly output: string | null;
  /** done, or why it failed. */
  readonly result: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly milliseconds: number;
};

/** Keeps what happens, in the order of the calls, and tells the page. Rejects when the turn is no longer ours. */
export type TurnRecorder = {
  tell(news: News): Promise<void>;
  /** Gives refs: what has one keeps it. */
  keepEvidence(found: readonly Found[]): Promise<Evidence[]>;
  keepPassage(sentence: NewSentence): Promise<Passage>;
  keepCall(call: CallRecord): Promise<void>;
};
