import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fillPart, parsePrompt, readPrompt } from '../../src/llm/read-prompt.ts';

const HEAD = 'name: demo\npurpose: 演示\nversion: 2\nvariables: left, right\nanswer: demo';
const source = (head: string, body: string) => `---\n${head}\n---\n\n${body}\n`;
const DEMO = parsePrompt(source(HEAD, '# system\n\n规则\n\n# user\n\n{{left}} 和 {{right}}'), 'demo.md');

it('reads the front matter and the parts', () =>
  expect({ ...DEMO, parts: [...DEMO.parts] }).toEqual({
    name: 'demo',
    purpose: '演示',
    version: '2',
    variables: ['left', 'right'],
    answer: 'demo',
    parts: [
      ['system', '规则'],
      ['user', '{{left}} 和 {{right}}'],
    ],
  }));

it('reads a file saved on Windows', () =>
  expect(
    parsePrompt(`\uFEFF${source(HEAD, '# user\n\n好')}`.replaceAll('\n', '\r\n'), 'demo.md').parts.get(
      'user',
    ),
  ).toBe('好'));

it('fills in one pass: a value is never read as a placeholder', () =>
  expect(fillPart(DEMO, 'user', { left: '{{right}}', right: '$& 乙' })).toBe('{{right}} 和 $& 乙'));

it.each([
  ['no such part', 'other', { left: '', right: '' }],
  ['a value missing', 'user', { left: '' }],
])('refuses %s', (_, part, values) => expect(() => fillPart(DEMO, part, values)).toThrow(RangeError));

it.each([
  ['no front matter', '# user\n\n好'],
  ['a field missing', source(HEAD.replace('version: 2\n', ''), '# user\n\n好')],
  ['no part', source(HEAD, '好')],
  ['a variable nobody declared', source(HEAD, '# user\n\n{{other}}')],
])('refuses a file with %s', (_, text) => expect(() => parsePrompt(text, 'demo.md')).toThrow(/demo\.md/));

it('says which file is missing', () => expect(() => readPrompt('nowhere/missing.md')).toThrow(/nowhere/));

it('can read every prompt of the product', () => {
  const folder = join(import.meta.dirname, '../../prompts');
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  expect(files).toContain('name-issue.md');
  for (const file of files) expect(`${readPrompt(join(folder, file)).name}.md`).toBe(file);
});
