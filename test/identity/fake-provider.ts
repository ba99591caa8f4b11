/** An OpenID provider on this machine: it signs whatever it is told to, and counts what a good one would check. */
import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type FakeProvider = {
  readonly issuer: string;
  /** What the next id token says besides what every one says. */
  claims: Record<string, unknown>;
  /** The person says yes: from the address the browser was sent to, the one it is sent back to. */
  approve(address: string): URL;
  close(): Promise<void>;
};

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function startFakeProvider(): Promise<FakeProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' };
  const pending = new Map<string, URLSearchParams>();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new RangeError('no port');
  const issuer = `http://127.0.0.1:${address.port}`;

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const [status, body] = await reply(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  async function reply(request: IncomingMessage): Promise<[number, unknown]> {
    if (request.url?.startsWith('/.well-known/')) return [200, metadataOf(issuer)];
    if (request.url === '/jwks') return [200, { keys: [key] }];
    if (request.url === '/token') return exchange(new URLSearchParams(await readBody(request)));
    return [404, {}];
  }

  function exchange(form: URLSearchParams): [number, unknown] {
    const code = form.get('code') ?? '';
    const asked = pending.get(code);
    pending.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (asked?.get('code_challenge') !== challenge) return [400, { error: 'invalid_grant' }];
    if (form.get('redirect_uri') !== asked.get('redirect_uri')) return [400, { error: 'invalid_grant' }];
    return [200, { access_token: 'at', token_type: 'Bearer', id_token: sign(asked) }];
  }

  function sign(asked: URLSearchParams): string {
    const now = Math.floor(Date.now() / 1000);
    const always = { iss: issuer, aud: asked.get('client_id'), iat: now, exp: now + 60 };
    const claims = { ...always, nonce: asked.get('nonce'), ...provider.claims };
    const text = `${encode({ alg: 'RS256', kid: 'k1' })}.${encode(claims)}`;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey).toString('base64url')}`;
  }

  const provider: FakeProvider = {
    issuer,
    claims: {},
    approve(asked) {
      const { searchParams } = new URL(asked);
      const code = `code-${pending.size}-${searchParams.get('state')}`;
      pending.set(code, searchParams);
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.search = `${new URLSearchParams({ code, state: searchParams.get('state') ?? '' })}`;
      return back;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return provider;
}

const metadataOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
});

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
