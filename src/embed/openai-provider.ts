/**
 * Embeds through any OpenAI-compatible endpoint: DashScope, SiliconFlow, Zhipu, vLLM, Ollama, Xinference.
 *
 * An endpoint's failure is an outcome of the texts it concerns and never an error: a wrong key stops everything, a
 * text the endpoint rejects is found by halving its batch, half an answer is completed by asking once for the rest.
 * Nothing of a text, an answer or the key goes into outcomes or logs.
 */
import { createHash } from 'node:crypto';
import OpenAI from 'openai';
import {
  fetchWhole,
  mayPassLater,
  type Sleep,
  sleepOnClock,
  waitBeforeRetry,
} from '../domain/endpoint-retry.ts';
import { DomainError } from '../domain/errors.ts';
import { STORED_DIMENSIONS } from '../domain/vector.ts';
import { toStoredVector } from './check-vector.ts';
import { readAnswer } from './openai-answer.ts';
import { POOLING_VERSION, poolPieces, splitIntoPieces } from './pool-pieces.ts';
import type { EmbeddingProvider, EmbedFailure, EmbedInput, EmbedOutcome } from './provider.ts';

export type OpenAiProviderOptions = {
  /** Up to and with /v1. */
  readonly baseURL: string;
  readonly apiKey: string;
  readonly model: string;
  /** The model's own, 1 to STORED_DIMENSIONS. */
  readonly dimensions: number;
  /** Ask for `dimensions`; false for servers that refuse the parameter. */
  readonly sendDimensions: boolean;
  /** Texts in one request: DashScope takes 10. */
  readonly batchSize: number;
  /** Longest piece of text the model reads whole, in UTF-16 units; longer text is pooled from pieces. */
  readonly maxCharacters: number;
  readonly encodingFormat: 'float' | 'base64';
  readonly timeoutMs: number;
  /** Further attempts after the first. */
  readonly maxRetries: number;
  readonly fetch?: typeof fetch;
  readonly sleep?: Sleep;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
};

/** What one request came to; `rejected` blames one of its texts, `failed` all of them alike. */
type Answer =
  | { readonly kind: 'answered'; readonly outcomes: readonly EmbedOutcome[] }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'failed'; readonly reason: EmbedFailure };

type Request = (texts: readonly string[], signal: AbortSignal | undefined) => Promise<Answer>;

/** @throws {DomainError} invalid_input when an option makes no sense. */
export function createOpenAiProvider(options: OpenAiProviderOptions): EmbeddingProvider {
  checkOptions(options);
  const request = createRequest(options);
  return {
    space: {
      provider: 'openai',
      model: options.model,
      dimensions: STORED_DIMENSIONS,
      version: spaceVersion(options),
    },
    batchSize: options.batchSize,
    local: false,
    async embed(inputs, signal) {
      const pieces = inputs.map((input) => piecesOf(input, options.maxCharacters));
      const outcomes = await embedTexts(pieces.flat(), options.batchSize, request, signal);
      return poolOutcomes(pieces, outcomes);
    },
  };
}

function checkOptions({ baseURL, apiKey, dimensions, ...options }: OpenAiProviderOptions): void {
  if (!(/^https?:/.test(baseURL) && URL.canParse(baseURL))) {
    throw invalid('baseURL', baseURL, '填写以 http:// 或 https:// 开头的完整地址');
  }
  // The value stays out of the message: it is a secret, and an unprintable one would leak through fetch's own error.
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw invalid('apiKey', '（不显示）', '填写不含空格、换行和中文的密钥');
  if (!isBetween(dimensions, 1, STORED_DIMENSIONS)) {
    throw invalid('dimensions', dimensions, `选用 1 至 ${STORED_DIMENSIONS} 维的模型或输出维度`);
  }
  const { batchSize, maxCharacters, timeoutMs, maxRetries } = options;
  if (!isBetween(batchSize, 1, 2048)) throw invalid('batchSize', batchSize, '填写 1 至 2048 的整数');
  if (!isBetween(maxCharacters, 16, 1e6))
    throw invalid('maxCharacters', maxCharacters, '填写不小于 16 的整数');
  if (!isBetween(timeoutMs, 1, 600_000)) throw invalid('timeoutMs', timeoutMs, '填写 1 至 600000 毫秒');
  if (!isBetween(maxRetries, 0, 20)) throw invalid('maxRetries', maxRetries, '填写 0 至 20 的整数');
}

function isBetween(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}

function invalid(name: string, value: string | number, remedy: string): DomainError {
  return new DomainError('invalid_input', `向量模型的设置 ${name} 无效：${value}`, remedy);
}

/** Everything that would give the same text another vector. */
function spaceVersion({ model, dimensions, maxCharacters }: OpenAiProviderOptions): string {
  const parts = JSON.stringify([model, dimensions, maxCharacters, POOLING_VERSION]);
  return createHash('sha256').update(parts).digest('hex').slice(0, 16);
}

/** No pieces for a text of nothing but space: some endpoints answer it with an arbitrary vector. */
function piecesOf({ title, text }: EmbedInput, maxCharacters: number): string[] {
  const whole = `${title}\n${text}`.trim();
  return splitIntoPieces(whole, maxCharacters).filter((piece) => piece.trim() !== '');
}

/** One outcome per text. After a refused key no further request is made. */
async function embedTexts(
  texts: readonly string[],
  batchSize: number,
  request: Request,
  signal: AbortSignal | undefined,
): Promise<EmbedOutcome[]> {
  const outcomes: EmbedOutcome[] = [];
  while (outcomes.length < texts.length) {
    const batch = texts.slice(outcomes.length, outcomes.length + batchSize);
    const answered = await embedBatch(batch, request, signal);
    if (answered.some(isUnauthorized)) return allFailed(texts, 'unauthorized');
    outcomes.push(...answered);
  }
  return outcomes;
}

async function embedBatch(
  texts: readonly string[],
  request: Request,
  signal: AbortSignal | undefined,
): Promise<EmbedOutcome[]> {
  const answer = await request(texts, signal);
  if (answer.kind === 'failed') return allFailed(texts, answer.reason);
  if (answer.kind === 'answered') return completeAnswer(texts, answer.outcomes, request, signal);
  if (texts.length === 1) return allFailed(texts, 'endpoint_error');

  const middle = Math.ceil(texts.length / 2);
  const left = await embedBatch(texts.slice(0, middle), request, signal);
  if (left.some(isUnauthorized)) return allFailed(texts, 'unauthorized');
  return [...left, ...(await embedBatch(texts.slice(middle), request, signal))];
}

/** Asks once more for what the answer left out, and only for that. */
async function completeAnswer(
  texts: readonly string[],
  outcomes: readonly EmbedOutcome[],
  request: Request,
  signal: AbortSignal | undefined,
): Promise<EmbedOutcome[]> {
  const missing = texts.filter((_, index) => isMissing(outcomes[index]));
  if (missing.length === 0) return [...outcomes];
  const answer = await request(missing, signal);
  const late =
    answer.kind === 'answered'
      ? answer.outcomes
      : allFailed(missing, answer.kind === 'failed' ? answer.reason : 'endpoint_error');
  const next = late.values();
  return outcomes.map((outcome) => (isMissing(outcome) ? (next.next().value ?? outcome) : outcome));
}

function allFailed(texts: readonly string[], reason: EmbedFailure): EmbedOutcome[] {
  return texts.map(() => ({ ok: false, reason }));
}

function isMissing(outcome: EmbedOutcome | undefined): boolean {
  return outcome?.ok === false && outcome.reason === 'missing_in_answer';
}

function isUnauthorized(outcome: EmbedOutcome): boolean {
  return !outcome.ok && outcome.reason === 'unauthorized';
}

/** @param outcomes one per piece, in the order of all pieces. */
function poolOutcomes(pieces: readonly string[][], outcomes: readonly EmbedOutcome[]): EmbedOutcome[] {
  let position = 0;
  return pieces.map((own) => {
    const start = position;
    position += own.length;
    return poolInput(own, outcomes.slice(start, position));
  });
}

/** One failing piece fails its text: a vector of the rest would silently stand for the whole. */
function poolInput(pieces: readonly string[], outcomes: readonly EmbedOutcome[]): EmbedOutcome {
  const [first] = outcomes;
  if (first === undefined) return { ok: false, reason: 'empty_text' };
  if (outcomes.length === 1) return first;
  const weighted: { vector: Float32Array; weight: number }[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    if (!outcome.ok) return outcome;
    weighted.push({ vector: outcome.vector, weight: pieces[index]?.length ?? 0 });
  }
  const vector = toStoredVector(poolPieces(weighted));
  return vector === null ? { ok: false, reason: 'not_finite' } : { ok: true, vector };
}

function createRequest(options: OpenAiProviderOptions): Request {
  const { model, dimensions, sendDimensions, encodingFormat, maxRetries } = options;
  const { sleep = sleepOnClock, now = Date.now } = options;
  const client = createClient(options);
  const parameters = { model, encoding_format: encodingFormat, ...(sendDimensions ? { dimensions } : {}) };
  return async (texts, signal) => {
    for (let attempt = 1; ; attempt++) {
      try {
        signal?.throwIfAborted();
        const answer: unknown = await client.embeddings.create(
          { ...parameters, input: [...texts] },
          signal === undefined ? {} : { signal },
        );
        const outcomes = readAnswer(answer, texts.length, dimensions);
        return outcomes === null ? { kind: 'rejected' } : { kind: 'answered', outcomes };
      } catch (error) {
        signal?.throwIfAborted();
        if (attempt > maxRetries || !isPassing(error)) return describeFailure(error);
        await sleep(waitBeforeRetry(attempt, retryAfterOf(error), now()), signal);
      }
    }
  };
}

function createClient({ baseURL, apiKey, timeoutMs, ...options }: OpenAiProviderOptions): OpenAI {
  const fetchAnswer: typeof fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  return new OpenAI({
    baseURL,
    apiKey,
    timeout: timeoutMs,
    maxRetries: 0,
    fetch: fetchWhole(fetchAnswer),
    // Neither from the environment: a key of another account, or texts in a debug log.
    organization: null,
    project: null,
    logLevel: 'off',
  });
}

function isPassing(error: unknown): boolean {
  if (error instanceof OpenAI.APIConnectionError) return true;
  return error instanceof OpenAI.APIError && error.status !== undefined && mayPassLater(error.status);
}

function retryAfterOf(error: unknown): string | null {
  return error instanceof OpenAI.APIError ? (error.headers?.get('retry-after') ?? null) : null;
}

const STATUS_FAILURES: Readonly<Record<number, EmbedFailure>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  408: 'timeout',
  429: 'rate_limited',
};

function describeFailure(error: unknown): Answer {
  if (error instanceof OpenAI.APIConnectionTimeoutError) return { kind: 'failed', reason: 'timeout' };
  if (error instanceof OpenAI.APIError) {
    const status = error.status ?? 0;
    // 400, 413, 422: something in the batch was refused. Which text, halving finds out.
    if ([400, 413, 422].includes(status)) return { kind: 'rejected' };
    return { kind: 'failed', reason: STATUS_FAILURES[status] ?? 'endpoint_error' };
  }
  // An answer that is no JSON: Python servers write a bare NaN when one vector of the batch went wrong.
  return error instanceof SyntaxError ? { kind: 'rejected' } : { kind: 'failed', reason: 'endpoint_error' };
}
