/** Answers of an endpoint, kept by the hash of the call: the same evaluation again costs nothing and gives the same. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const answerSchema = z.strictObject({ contentType: z.string(), body: z.string() });

/**
 * @param folder made when it is not there. A file holds the answer alone, neither the prompt nor the key.
 * @returns a fetch that asks only what it has not asked before; answers that are no success are not kept.
 */
export function cachedFetch(folder: string, ask: typeof fetch = fetch): typeof fetch {
  mkdirSync(folder, { recursive: true });
  return async (input, init) => {
    const file = join(folder, `${hashCall(input, init?.body)}.json`);
    if (existsSync(file)) return answerOf(answerSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
    const response = await ask(input, init);
    if (!response.ok) return response;
    const contentType = response.headers.get('content-type') ?? 'application/json';
    const answer = { contentType, body: await response.text() };
    writeFileSync(file, JSON.stringify(answer));
    return answerOf(answer);
  };
}

const answerOf = ({ contentType, body }: z.infer<typeof answerSchema>): Response =>
  new Response(body, { headers: { 'content-type': contentType } });

/** Of the path and everything that is sent: another host with the same model gives the same answer. */
function hashCall(input: Parameters<typeof fetch>[0], body: unknown): string {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  return createHash('sha256')
    .update(JSON.stringify([pathname, String(body)]))
    .digest('hex');
}
