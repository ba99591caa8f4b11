import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { z } from 'zod';
import { createOpenAiChat, type OpenAiChatOptions } from '../../src/llm/openai-chat.ts';

export const BASE_URL = 'http://chat.test.invalid/v1';
export const API_KEY = 'sk-test-never-shown';

const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(
    z.looseObject({
      role: z.string(),
      content: z
        .string()
        .nullish()
        .transform((content) => content ?? ''),
    }),
  ),
  tools: z.array(z.object({ function: z.object({ name: z.string() }) })).optional(),
  response_format: z.looseObject({ type: z.string() }).optional(),
});
export type Asked = z.infer<typeof requestSchema>;

export const server = setupServer();
export const asked: Asked[] = [];

/** @param attempt 1 for the first request of the test. */
export function answerWith(answer: (request: Asked, attempt: number) => Response | Promise<Response>): void {
  server.use(
    http.post(`${BASE_URL}/chat/completions`, async ({ request }) => {
      const parsed = requestSchema.parse(await request.json());
      asked.push(parsed);
      return answer(parsed, asked.length);
    }),
  );
}

let completions = 0;

/** Says `text` in the way the request asked for: as content or as the arguments of the tool. */
export function completion(text: string, request: Asked) {
  const [tool] = request.tools ?? [];
  const message =
    tool === undefined
      ? { role: 'assistant', content: text }
      : {
          role: 'assistant',
          content: null,
          tool_calls: [
            { id: 'call', type: 'function', function: { name: tool.function.name, arguments: text } },
          ],
        };
  completions += 1;
  return HttpResponse.json({
    id: `completion-${completions}`,
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  });
}

export const refuse = (status: number, headers: Record<string, string> = {}) =>
  HttpResponse.json({ error: { message: `refused ${API_KEY}` } }, { status, headers });

export function openAiChat(changes: Partial<OpenAiChatOptions> = {}) {
  const waits: number[] = [];
  const client = createOpenAiChat({
    baseURL: BASE_URL,
    apiKey: API_KEY,
    model: 'qwen-test',
    method: 'jsonSchema',
    timeoutMs: 2_000,
    maxRetries: 2,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
    },
    ...changes,
  });
  return { ...client, waits };
}
