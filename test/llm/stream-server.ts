/** Streams of an OpenAI-compatible endpoint, for tests of what happens in the middle of one. */
import { HttpResponse } from 'msw';

let answers = 0;

const chunk = (delta: object, finish: string | null = null) => ({
  id: `chunk-${answers}`,
  object: 'chat.completion.chunk',
  created: 1,
  model: 'm',
  choices: [{ index: 0, delta, finish_reason: finish }],
});

export type StreamPlan = {
  /** Ends the answer; null = the connection just ends. */
  readonly finish?: string | null;
  /** The connection breaks after the pieces. */
  readonly broken?: boolean;
  /** Nothing more comes after the pieces, and the connection stays. */
  readonly stalled?: boolean;
  /** Counts tokens at the end. */
  readonly counted?: boolean;
};

export function streamOf(
  pieces: readonly string[],
  { finish = 'stop', broken = false, stalled = false, counted = true }: StreamPlan = {},
) {
  answers += 1;
  const whole = !broken && !stalled;
  const events: object[] = [
    chunk({ role: 'assistant', content: '' }),
    ...pieces.map((content) => chunk({ content })),
    ...(whole && finish !== null ? [chunk({}, finish)] : []),
    ...(whole && counted ? [{ ...chunk({}), choices: [], usage: USAGE }] : []),
  ];
  const lines = [...events.map((event) => JSON.stringify(event)), ...(whole ? ['[DONE]'] : [])];
  const waiting = lines.values();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = waiting.next();
      if (!done) controller.enqueue(new TextEncoder().encode(`data: ${value}\n\n`));
      else if (broken) controller.error(new Error('the connection broke'));
      else if (stalled) return new Promise<void>(() => {});
      else controller.close();
      return undefined;
    },
  });
  return new HttpResponse(body, { headers: { 'content-type': 'text/event-stream' } });
}

const USAGE = { prompt_tokens: 50, completion_tokens: 7, total_tokens: 57 };
