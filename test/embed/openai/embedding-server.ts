import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { z } from 'zod';
import { createOpenAiProvider, type OpenAiProviderOptions } from '../../../src/embed/openai-provider.ts';

export const BASE_URL = 'http://embedding.test.invalid/v1';
export const API_KEY = 'sk-test-never-shown';

const requestSchema = z.object({
  model: z.string(),
  input: z.array(z.string()),
  dimensions: z.number().optional(),
  encoding_format: z.enum(['float', 'base64']),
});
export type Asked = z.infer<typeof requestSchema>;

export const server = setupServer();
/** Every request in the order received. */
export const asked: Asked[] = [];

/** @param attempt 1 for the first request of the test. */
export function answerWith(answer: (request: Asked, attempt: number) => Response | Promise<Response>): void {
  server.use(
    http.post(`${BASE_URL}/embeddings`, async ({ request }) => {
      const parsed = requestSchema.parse(await request.json());
      asked.push(parsed);
      return answer(parsed, asked.length);
    }),
  );
}

export const DIMENSIONS = 4;

/** Tells texts apart: first number the length, second the first character's code. */
export const vectorFor = (text: string): number[] => [text.length, text.charCodeAt(0) / 1000, 1, 0];

export const encode = (vector: readonly number[], { encoding_format }: Pick<Asked, 'encoding_format'>) =>
  encoding_format === 'float' ? vector : Buffer.from(Float32Array.from(vector).buffer).toString('base64');

export type Item = { readonly index: number; readonly embedding: unknown };

export const itemsFor = (request: Asked): Item[] =>
  request.input.map((text, index) => ({ index, embedding: encode(vectorFor(text), request) }));

export const listOf = (data: readonly unknown[]) =>
  HttpResponse.json({
    object: 'list',
    model: 'm',
    data,
    usage: { prompt_tokens: 1, total_tokens: 1 },
  });

export const refuse = (status: number, headers: Record<string, string> = {}) =>
  HttpResponse.json({ error: { message: 'refused' } }, { status, headers });

export const stall = () => delay(5_000);

export const NOW = Date.UTC(2025, 2, 1, 8, 0, 0);

/** A provider whose waits are written down instead of waited for. */
export function provider(changes: Partial<OpenAiProviderOptions> = {}) {
  const waits: number[] = [];
  const made = createOpenAiProvider({
    baseURL: BASE_URL,
    apiKey: API_KEY,
    model: 'bge-m3',
    dimensions: DIMENSIONS,
    sendDimensions: false,
    batchSize: 10,
    maxCharacters: 500,
    encodingFormat: 'float',
    timeoutMs: 2_000,
    maxRetries: 3,
    now: () => NOW,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
    },
    ...changes,
  });
  return { ...made, waits };
}

export const input = (text: string, title = '') => ({ title, text });

/** The unit vector that a text with this raw vector should get, first DIMENSIONS numbers. */
export function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
