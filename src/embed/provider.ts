/** What every way of embedding has in common: lexical (default), any OpenAI-compatible endpoint, later a local model. */
import type { Space } from '../domain/vector.ts';

/** What is embedded of an ask; all masked. */
export type EmbedInput = {
  /** The record's. */
  readonly title: string;
  /** The ask's span. */
  readonly text: string;
  /** The estate, village, road or firm that the source's address names. */
  readonly place?: string | null;
};

/** One answer per input, in input order: a unit vector of STORED_DIMENSIONS, or why there is none. */
export type EmbedOutcome =
  | { readonly ok: true; readonly vector: Float32Array }
  | { readonly ok: false; readonly reason: EmbedFailure };

/** Why a text has no vector; it stays in the run's failed list and the next run asks again. */
export type EmbedFailure =
  | 'empty_text'
  | 'rate_limited'
  | 'unauthorized'
  | 'endpoint_error'
  | 'timeout'
  | 'wrong_dimensions'
  | 'not_finite'
  | 'missing_in_answer';

export type EmbeddingProvider = {
  readonly space: Space;
  /** Most inputs that one call of embed may carry. */
  readonly batchSize: number;
  /** False for records that must not leave: the caller keeps confidential asks away from such a provider. */
  readonly local: boolean;
  /** Never rejects for a failing endpoint: failures are outcomes. Rejects when aborted. */
  embed(inputs: readonly EmbedInput[], signal?: AbortSignal): Promise<EmbedOutcome[]>;
};
