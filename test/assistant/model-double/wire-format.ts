/** Replies as an OpenAI-compatible endpoint writes them: one JSON document, or server-sent events. Pure. */
import type { Reply } from './reply.ts';

const HEAD = { id: 'chatcmpl-double', created: 1, model: 'double' };
const PIECE = 6;

export type Spoken = Extract<Reply, { kind: 'text' | 'tool' | 'cut' }>;

/** A token of Chinese is about a character. */
const tokensOf = (text: string) => Math.max(1, Math.ceil([...text].length * 0.8));

function usageOf(said: string, reply: Spoken) {
  const prompt_tokens = tokensOf(said);
  const completion_tokens = tokensOf(reply.kind === 'tool' ? reply.arguments : reply.text);
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

const finishOf = (reply: Spoken) =>
  reply.kind === 'tool' ? 'tool_calls' : reply.kind === 'text' ? reply.finish : 'stop';

const toolCall = ({ name, arguments: args }: Extract<Reply, { kind: 'tool' }>, id: string) => ({
  id,
  type: 'function',
  function: { name, arguments: args },
});

/** @param said the prompt, for the count of its tokens. @param id of a tool call, unique in a conversation. */
export function completionOf(reply: Spoken, said: string, id: string) {
  const message =
    reply.kind === 'tool'
      ? { role: 'assistant', content: null, tool_calls: [toolCall(reply, id)] }
      : { role: 'assistant', content: reply.text };
  return {
    ...HEAD,
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: finishOf(reply) }],
    usage: usageOf(said, reply),
  };
}

const event = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`;

/** Events in order, a few characters each; what is cut has no end. */
export function eventsOf(reply: Spoken, said: string, id: string): string[] {
  const chunk = (delta: object, finish_reason: string | null = null) =>
    event({ ...HEAD, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] });
  const pieces =
    reply.kind === 'tool'
      ? [chunk({ tool_calls: [{ index: 0, ...toolCall(reply, id) }] })]
      : inPieces(reply.text).map((content) => chunk({ content }));
  const opening = chunk({ role: 'assistant', content: '' });
  if (reply.kind === 'cut') return [opening, ...pieces];
  const usage = event({ ...HEAD, object: 'chat.completion.chunk', choices: [], usage: usageOf(said, reply) });
  return [opening, ...pieces, chunk({}, finishOf(reply)), usage, 'data: [DONE]\n\n'];
}

function inPieces(text: string): string[] {
  const characters = [...text];
  return Array.from({ length: Math.ceil(characters.length / PIECE) }, (_, index) =>
    characters.slice(index * PIECE, (index + 1) * PIECE).join(''),
  );
}
