import { expect, it } from 'vitest';
import { isUnprotected } from '../../src/cli/commands/serve.ts';

it.each([
  ['127.0.0.1', null, false],
  ['127.0.1.1', null, false],
  ['localhost', null, false],
  ['::1', null, false],
  ['0.0.0.0', null, true],
  ['::', null, true],
  ['192.168.1.5', 'http://minsheng.example', true],
  ['0.0.0.0', 'https://minsheng.example', false],
])('serving on %s with the public address %s: warns %s', (host, publicAddress, warns) =>
  expect(isUnprotected(host, publicAddress)).toBe(warns),
);
