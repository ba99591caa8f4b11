import { describe, expect, it } from 'vitest';
import { isForeign } from '../../src/identity/foreign-request.ts';

const request = { method: 'POST', fetchSite: null, origin: null, host: '127.0.0.1:8787' };
const PUBLIC = 'https://minsheng.example.gov.cn';

describe('isForeign', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing', (method) =>
    expect(isForeign({ ...request, method, fetchSite: 'cross-site' }, null)).toBe(false),
  );

  it.each([
    ['same-origin', false],
    ['none', false],
    // A page of another name under the same domain is not ours.
    ['same-site', true],
    ['cross-site', true],
  ])('Sec-Fetch-Site %s: %s', (fetchSite, foreign) =>
    expect(isForeign({ ...request, fetchSite }, null)).toBe(foreign),
  );

  it.each([
    ['http://127.0.0.1:8787', null, false],
    ['http://127.0.0.1:9999', null, true],
    ['http://127.0.0.1:8787.evil.example', null, true],
    ['null', null, true],
    [PUBLIC, PUBLIC, false],
    ['http://minsheng.example.gov.cn', PUBLIC, true],
    ['https://evil.example', PUBLIC, true],
  ])('Origin %s of a browser without Sec-Fetch-Site, public address %s: %s', (origin, address, foreign) =>
    expect(isForeign({ ...request, origin }, address)).toBe(foreign),
  );

  it('a program sends neither header', () => expect(isForeign(request, PUBLIC)).toBe(false));
});
