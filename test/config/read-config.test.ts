import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { SETTING_NAMES, SETTINGS } from '../../src/config/settings.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { DEFAULT_WEIGHTS } from '../../src/rank/weights.ts';

const refusal = (environment: Record<string, string>, flags = {}): string => {
  try {
    readConfig(environment, flags);
  } catch (error) {
    if (error instanceof DomainError) return `${error.message}\n${error.remedy}`;
    throw error;
  }
  return '';
};

describe('readConfig', () => {
  it('needs nothing: everything has a default, and no model is used', () =>
    expect(readConfig({})).toEqual({
      database: './data',
      personKey: null,
      city: '贵阳市',
      language: 'zh',
      embedding: { provider: 'lexical' },
      chat: null,
      assistant: { personTokens: 200_000, dayTokens: 2_000_000, logDays: 1096 },
      weights: DEFAULT_WEIGHTS,
      minimumPeople: 5,
      agreementLine: 0.8,
      workDirectory: './data/work',
      uploadLimitBytes: 200 * 1024 * 1024,
      groupingThreshold: null,
      identity: {
        publicAddress: null,
        behindProxy: false,
        session: { idleMinutes: 30, hours: 12 },
        singleSignOn: null,
      },
    }));

  it('lists every bad name with its value and remedy, and not only the first', () => {
    const message = refusal({ MINSHENG_MINIMUM_PEOPLE: '0', MINSHENG_EMBEDDING_PROVIDER: 'bge' });
    expect(message).toContain('2 处错误');
    expect(message).toMatch(/MINSHENG_MINIMUM_PEOPLE=0\n\s+→ 填写 1 至 1000 的整数/);
    expect(message).toContain('MINSHENG_EMBEDDING_PROVIDER=bge');
  });

  it('speaks English when it is asked to', () =>
    expect(refusal({ MINSHENG_MINIMUM_PEOPLE: 'x' }, { language: 'en' })).toContain('whole number'));

  it.each([
    ['MINSHENG_PERSON_KEY', 'tooshort'],
    ['MINSHENG_EMBEDDING_API_KEY', 'sk 密钥'],
    ['MINSHENG_CHAT_API_KEY', 'sk 密钥'],
    ['DATABASE_URL', 'mysql://root:tooshort@host/db'],
  ])('never shows the value of %s', (name, value) => {
    const message = refusal({ [name]: value });
    expect(message).toContain(name);
    expect(message).not.toContain(value);
    expect(message).not.toContain('tooshort');
  });

  it('refuses a name that is not a setting: a misspelt one would be ignored without a word', () =>
    expect(refusal({ MINSHENG_WIEGHT_ATTENTION: '0.2' })).toContain('MINSHENG_WIEGHT_ATTENTION'));

  it.each(['0.3', '1', '0.21'])('refuses weights that do not add up to 1 (attention %s)', (attention) =>
    expect(refusal({ MINSHENG_WEIGHT_ATTENTION: attention })).toContain(
      `MINSHENG_WEIGHT_ATTENTION=${attention}`,
    ),
  );

  it.each(['1e3', '0x10', '-1', '1.5', 'Infinity'])('does not take %s for a whole number', (text) =>
    expect(refusal({ MINSHENG_EMBEDDING_BATCH_SIZE: text })).toContain('MINSHENG_EMBEDDING_BATCH_SIZE'),
  );

  it('wants the address and the name of a model together', () => {
    expect(refusal({ MINSHENG_EMBEDDING_PROVIDER: 'openai' })).toContain('MINSHENG_EMBEDDING_BASE_URL');
    expect(refusal({ MINSHENG_CHAT_MODEL: 'qwen' })).toContain('MINSHENG_CHAT_BASE_URL');
    expect(refusal({ MINSHENG_CHAT_BASE_URL: 'http://10.0.0.1/v1' })).toContain('MINSHENG_CHAT_MODEL');
  });

  it('turns a model that is configured into options, seconds into milliseconds', () => {
    const config = readConfig({
      MINSHENG_EMBEDDING_PROVIDER: 'openai',
      MINSHENG_EMBEDDING_BASE_URL: 'http://10.0.0.1:8000/v1',
      MINSHENG_EMBEDDING_MODEL: 'bge-m3',
      MINSHENG_EMBEDDING_TIMEOUT_SECONDS: '5',
      MINSHENG_CHAT_BASE_URL: 'http://10.0.0.1:8000/v1',
      MINSHENG_CHAT_MODEL: 'qwen3',
    });
    expect(config.embedding).toMatchObject({ provider: 'openai', model: 'bge-m3', timeoutMs: 5000 });
    expect(config.chat).toMatchObject({ model: 'qwen3', method: 'jsonSchema', maxRetries: 2 });
  });

  it('takes the command line before the environment, and a blank value for none', () => {
    const environment = { DATABASE_URL: 'postgres://host/db', MINSHENG_CITY: ' ' };
    expect(readConfig(environment).database).toBe('postgres://host/db');
    expect(readConfig(environment, { database: './here' }).database).toBe('./here');
    expect(readConfig(environment).city).toBe('贵阳市');
  });
});

describe('.env.example', () => {
  const text = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
  const entries = [...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);

  it('lists every setting once, in order, with its default', () =>
    expect(entries).toEqual(SETTING_NAMES.map((name) => [name, SETTINGS[name].fallback])));

  it('is itself a good configuration', () =>
    expect(readConfig(Object.fromEntries(entries))).toEqual(readConfig({})));
});
