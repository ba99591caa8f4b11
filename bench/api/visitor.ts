/** One user at work: signs in, then opens pages one after another, each timed from request to last byte. */

export type Timing = { readonly operation: string; readonly milliseconds: number };

export type Visitor = {
  /** @throws {Error} an answer that is not 2xx. */
  get(operation: string, path: string): Promise<unknown>;
  post(operation: string, path: string, body: unknown): Promise<unknown>;
};

export async function signIn(
  address: string,
  role: string,
  record: (timing: Timing) => void,
): Promise<Visitor> {
  const response = await fetch(`${address}/api/session/visitor`, {
    method: 'POST',
    body: JSON.stringify({ role }),
    headers: { 'content-type': 'application/json' },
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!response.ok || cookie === undefined) throw new Error(`sign-in answered ${response.status}`);
  const call = async (operation: string, path: string, init: RequestInit): Promise<unknown> => {
    const started = performance.now();
    const answer = await fetch(`${address}${path}`, { ...init, headers: { ...init.headers, cookie } });
    const text = await answer.text();
    record({ operation, milliseconds: performance.now() - started });
    if (!answer.ok) throw new Error(`${operation} ${path} answered ${answer.status}: ${text.slice(0, 200)}`);
    return JSON.parse(text);
  };
  return {
    get: (operation, path) => call(operation, path, {}),
    post: (operation, path, body) =>
      call(operation, path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
  };
}
