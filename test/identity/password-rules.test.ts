import { describe, expect, it } from 'vitest';
import { passwordFaults } from '../../src/identity/password-rules.ts';

describe('passwordFaults', () => {
  it.each([
    'Tr0ub4dor&3x',
    '雨后青山Gy-2031',
    '我家门前有一条很长很长的青石板路',
    'correct horse battery staple',
    'kX9#vLq2pT',
  ])('takes %s', (password) => expect(passwordFaults(password, 'wang')).toEqual([]));

  it.each([
    ['Ab3#efgh', '至少 10 个字符'],
    ['abcdefghkm', '3 种'],
    ['abcdefgh2031', '3 种'],
    ['P@ssw0rd123!', '常见密码'],
    ['Admin@2026!!', '常见密码'],
    ['Minsheng2026!', '常见密码'],
    ['Woaini1314!!', '常见密码'],
    ['Qwerty123456!', '常见密码'],
    ['Wang-2026-Xq', '登录名'],
    ['aaaaaaaaaaaaaaaaaaaa', '重复或连续'],
    ['12345678901234567890', '重复或连续'],
    ['abcdefghijklmnopqrst', '重复或连续'],
    ['x'.repeat(20) + 'kX9#vLq2pT'.repeat(12), '最多 128'],
  ])('refuses %s: %s', (password, reason) =>
    expect(passwordFaults(password, 'wang').join()).toContain(reason),
  );

  it('counts characters, not UTF-16 units: ten of two units each are ten', () => {
    const nine = '𠮷𠮸𠮹𠮺𠮻Aa1#';
    expect(passwordFaults(nine, 'wang').join()).toContain('至少 10 个字符');
    expect(passwordFaults(`${nine}b`, 'wang')).toEqual([]);
  });

  it('finds the name whatever the case', () =>
    expect(passwordFaults('xx-WANG-9#vLq2pT', 'wang').join()).toContain('登录名'));
});
