import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSingleSignOn, type SingleSignOn } from '../../src/identity/single-sign-on.ts';
import { type FakeProvider, startFakeProvider } from './fake-provider.ts';

const BACK = 'https://minsheng.example.gov.cn/api/session/oidc/callback';
let provider: FakeProvider;
let singleSignOn: SingleSignOn;

beforeAll(async () => {
  provider = await startFakeProvider();
  const { issuer } = provider;
  const known = { issuer, clientId: 'minsheng', clientSecret: 's3cret', nameClaim: 'preferred_username' };
  singleSignOn = createSingleSignOn(known, BACK);
});
afterAll(() => provider.close());

describe('single sign-on', () => {
  it('sends the browser away with state, nonce and a challenge, and to come back to the registered address', async () => {
    const { address, errand } = await singleSignOn.start();
    const asked = new URL(address).searchParams;
    expect(asked.get('redirect_uri')).toBe(BACK);
    expect(asked.get('state')).toBe(errand.state);
    expect(asked.get('nonce')).toBe(errand.nonce);
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(address).not.toContain(errand.verifier);
  });

  it('takes the subject and the name from the id token', async () => {
    const { address, errand } = await singleSignOn.start();
    provider.claims = { sub: 'u-17', preferred_username: 'zhangsan' };
    const claims = await singleSignOn.finish(provider.approve(address), errand);
    expect(claims).toEqual({ subject: 'u-17', name: 'zhangsan' });
  });

  it.each([
    ['another browser’s state', { errand: 'other' }],
    ['a token for another program', { claims: { aud: 'other' } }],
    ['a token of another provider', { claims: { iss: 'https://evil.example' } }],
    ['another errand’s nonce', { claims: { nonce: 'other' } }],
    ['a token that is over', { claims: { exp: 1 } }],
  ])('refuses %s', async (_what, { errand: whose, claims }: { errand?: string; claims?: object }) => {
    const { address, errand } = await singleSignOn.start();
    const other = (await singleSignOn.start()).errand;
    provider.claims = { sub: 'u-17', ...claims };
    const finished = singleSignOn.finish(provider.approve(address), whose === 'other' ? other : errand);
    await expect(finished).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('refuses the code of a stolen address: the verifier is another', async () => {
    const { address, errand } = await singleSignOn.start();
    provider.claims = { sub: 'u-17' };
    const { verifier } = (await singleSignOn.start()).errand;
    const finished = singleSignOn.finish(provider.approve(address), { ...errand, verifier });
    await expect(finished).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('a provider that does not answer is said to, and asked again the next time', async () => {
    const gone = { issuer: 'http://127.0.0.1:1', clientId: 'x', clientSecret: '', nameClaim: 'name' };
    const { start } = createSingleSignOn(gone, BACK);
    await expect(start()).rejects.toMatchObject({ code: 'identity_unavailable' });
    await expect(start()).rejects.toMatchObject({ code: 'identity_unavailable' });
  });
});
