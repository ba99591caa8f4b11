import { BaseCallbackHandler } from '@langchain/core/callbacks/base';
import { ChatOpenAI } from '@langchain/openai';
import { fetchWhole } from '../domain/endpoint-retry.ts';
import { DomainError } from '../domain/errors.ts';
import { type ChatClient, type ChatClientOptions, createChatClient } from './chat-client.ts';

export type OpenAiChatOptions = ChatClientOptions & {
  /** Up to and with /v1. */
  readonly baseURL: string;
  readonly apiKey: string;
  readonly timeoutMs: number;
  /** Most tokens of one answer. */
  readonly maxTokens?: number;
  readonly fetch?: typeof fetch;
};

/**
 * With LANGSMITH_TRACING in its environment LangChain sends every prompt to a service outside, unless a tracer of this
 * name is there already. This one does nothing.
 */
class NoTracer extends BaseCallbackHandler {
  override readonly name = 'langchain_tracer';
}

/**
 * LangChain's model for any OpenAI-compatible endpoint, as reproducible as the endpoint allows (temperature 0), with
 * no retries of its own: LangChain's ignore Retry-After and pay again for an answer that does not fit.
 *
 * @throws {DomainError} invalid_input for an address or key that cannot be one. The key is not in the message.
 */
export function createOpenAiChatModel(options: OpenAiChatOptions): ChatOpenAI {
  const { baseURL, apiKey, model, timeoutMs: timeout, maxTokens } = options;
  if (!(/^https?:/.test(baseURL) && URL.canParse(baseURL))) {
    throw new DomainError(
      'invalid_input',
      `大模型的设置 baseURL 无效：${baseURL}`,
      '填写以 http:// 或 https:// 开头的完整地址',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new DomainError('invalid_input', '大模型的设置 apiKey 无效', '填写不含空格、换行和中文的密钥');
  }
  const fetchAnswer: typeof fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  return new ChatOpenAI({
    model,
    apiKey,
    timeout,
    temperature: 0,
    maxRetries: 0,
    useResponsesApi: false,
    // Not from the environment: it would print the records.
    verbose: false,
    callbacks: [new NoTracer()],
    ...(maxTokens === undefined ? {} : { maxTokens }),
    configuration: {
      baseURL,
      fetch: fetchWhole(fetchAnswer),
      organization: null,
      project: null,
      logLevel: 'off',
    },
  });
}

export function createOpenAiChat(options: OpenAiChatOptions): ChatClient {
  return createChatClient(createOpenAiChatModel(options), options);
}
