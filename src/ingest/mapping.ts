import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { DomainError } from '../domain/errors.ts';
import {
  APPEAL_TYPES,
  DECLARED_REPEATS,
  RATINGS,
  REPLY_CLASSES,
  RESOLUTIONS,
  SATISFACTIONS,
  URGENCIES,
} from '../domain/record.ts';
import { FIELDS, type ValueList } from './known-headers.ts';

/** What the words of each list may be translated to. */
export const VALUE_CODES = {
  appealType: APPEAL_TYPES,
  urgency: URGENCIES,
  solved: RESOLUTIONS,
  satisfaction: SATISFACTIONS,
  rating: RATINGS,
  replyClass: REPLY_CLASSES,
  declaredRepeat: DECLARED_REPEATS,
} as const satisfies Record<ValueList, readonly string[]>;

const codes = <const Codes extends readonly [string, ...string[]]>(list: Codes) =>
  z.record(z.string(), z.enum(list)).optional();

const mappingSchema = z.strictObject({
  /** Column → field; null = leave the column out. */
  columns: z.record(z.string(), z.enum(FIELDS).nullable()).default({}),
  /** For a field without a column and for blank cells. */
  defaults: z.partialRecord(z.enum(FIELDS), z.union([z.string(), z.number(), z.boolean()])).default({}),
  /** The source's words → our codes. */
  values: z
    .strictObject({
      appealType: codes(APPEAL_TYPES),
      urgency: codes(URGENCIES),
      solved: codes(RESOLUTIONS),
      satisfaction: codes(SATISFACTIONS),
      rating: codes(RATINGS),
      replyClass: codes(REPLY_CLASSES),
      declaredRepeat: codes(DECLARED_REPEATS),
    })
    .default({}),
  sourceId: z
    .union([
      /** The file has no id: derive one from sender, time and text. */
      z.strictObject({ rowHash: z.literal(true) }),
      /** Numbers begin anew with every session: 十五届五次-12. */
      z.strictObject({ withSession: z.literal(true) }),
    ])
    .optional(),
  /** Which comes first in 3/1/2025. */
  dayOrder: z.enum(['dayFirst', 'monthFirst']).optional(),
});
export type Mapping = z.infer<typeof mappingSchema>;

export const EMPTY_MAPPING: Mapping = { columns: {}, defaults: {}, values: {} };

/** @throws {DomainError} invalid_input, naming the place and what may stand there. */
export function parseMapping(value: unknown): Mapping {
  const parsed = mappingSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new DomainError(
    'invalid_input',
    `列映射文件有误：${parsed.error.issues.map(explain).join('；')}。`,
    '请按上面的可选值改正后重试。',
  );
}

/** @throws {DomainError} invalid_input */
export async function loadMapping(path: string): Promise<Mapping> {
  let value: unknown;
  try {
    value = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    const what = error instanceof SyntaxError ? '不是有效的 JSON' : '无法读取';
    throw new DomainError('invalid_input', `列映射文件${what}：${path}`, '请检查文件路径和内容。', {
      cause: error,
    });
  }
  return parseMapping(value);
}

function explain(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String).join('.') || '根';
  if (issue.code === 'unrecognized_keys') {
    const choices =
      issue.path.length === 0
        ? Object.keys(mappingSchema.shape)
        : issue.path[0] === 'values'
          ? Object.keys(VALUE_CODES)
          : [];
    return `${place} 里不认识 ${issue.keys.join('、')}，可用：${choices.join('、') || '无'}`;
  }
  if (issue.code === 'invalid_value') return `${place} 的值不认识，可用：${issue.values.join('、')}`;
  if (issue.code === 'invalid_key') return `${place} 不是字段，可用：${FIELDS.join('、')}`;
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().find(({ code }) => code === 'invalid_value');
    if (inner && inner.code === 'invalid_value')
      return `${place} 的值不认识，可用：${inner.values.join('、')}`;
  }
  return `${place} 的类型不对`;
}
