/**
 * Prompts are files that a person can read and change: prompts/*.md with a front matter (name, purpose, version,
 * variables, answer) and one part per message, each under its own '# name' heading.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DomainError } from '../domain/errors.ts';

const headSchema = z.strictObject({
  name: z.string().min(1),
  purpose: z.string().min(1),
  /** Raised with every change of the text: part of the key of a cached answer. */
  version: z.string().min(1),
  variables: z.string().transform((list) =>
    list
      .split(',')
      .map((variable) => variable.trim())
      .filter((variable) => variable !== ''),
  ),
  /** Name of the schema that an answer must have. */
  answer: z.string().min(1),
});

export type Prompt = z.infer<typeof headSchema> & {
  /** Text by heading: system, user, repair … */
  readonly parts: ReadonlyMap<string, string>;
};

const FILE = /^---\n(?<head>[\s\S]*?)\n---\n(?<body>[\s\S]*)$/;
const PLACEHOLDER = /\{\{(\w+)\}\}/g;

/** @throws {DomainError} unreadable_file when the file is missing or is no prompt. */
export function readPrompt(path: string): Prompt {
  return parsePrompt(readText(path), path);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new DomainError('unreadable_file', `读不到提示词文件：${path}`, '检查 prompts 目录是否完整', {
      cause,
    });
  }
}

/**
 * @param path only for messages.
 * @throws {DomainError} unreadable_file when the front matter is incomplete, a part is empty, or a placeholder is
 *   not declared among the variables.
 */
export function parsePrompt(source: string, path: string): Prompt {
  const { head = '', body = '' } =
    FILE.exec(source.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n'))?.groups ?? {};
  const parsed = headSchema.safeParse(readHead(head));
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path: [field] }) => String(field ?? '未知字段')).join('、');
    throw damaged(path, `文件头的这些字段缺失或无效：${fields}`);
  }
  const parts = readParts(body);
  if (parts.size === 0) throw damaged(path, '没有以“# 名称”开头的段落');
  for (const [, variable = ''] of body.matchAll(PLACEHOLDER)) {
    if (!parsed.data.variables.includes(variable)) throw damaged(path, `变量 ${variable} 没有在文件头声明`);
  }
  return { ...parsed.data, parts };
}

function damaged(path: string, what: string): DomainError {
  return new DomainError(
    'unreadable_file',
    `提示词文件 ${path} 无效：${what}`,
    '对照 prompts/name-issue.md 改正',
  );
}

function readHead(head: string): Record<string, string> {
  const lines = head.split('\n').flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const];
  });
  return Object.fromEntries(lines);
}

function readParts(body: string): Map<string, string> {
  const [, ...sections] = `\n${body}`.split(/\n# +/);
  return new Map(
    sections.flatMap((section) => {
      const [heading = '', ...lines] = section.split('\n');
      const text = lines.join('\n').trim();
      return text === '' ? [] : [[heading.trim(), text] as const];
    }),
  );
}

/**
 * A part with its placeholders filled in one pass: a value that itself looks like a placeholder stays as it is.
 *
 * @throws {RangeError} the prompt has no such part, or a value is missing: a bug, not a state of the data.
 */
export function fillPart(prompt: Prompt, part: string, values: Readonly<Record<string, string>>): string {
  const text = prompt.parts.get(part);
  if (text === undefined) throw new RangeError(`prompt ${prompt.name} has no part ${part}`);
  return text.replace(PLACEHOLDER, (_, variable: string) => {
    const value = values[variable];
    if (value === undefined) throw new RangeError(`prompt ${prompt.name}: no value for ${variable}`);
    return value;
  });
}
