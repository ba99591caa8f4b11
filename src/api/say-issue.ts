import type { z } from '@hono/zod-openapi';

type Issue = z.core.$ZodIssue;

const UNITS: Readonly<Record<string, string>> = { string: '个字符', array: '项', set: '项', file: '字节' };
const FORMATS: Readonly<Record<string, string>> = {
  date: '应为日期，例如 2026-03-02',
  datetime: '应为带时区的时间，例如 2026-03-02T09:00:00+08:00',
  regex: '格式不对',
  json_string: '应为 JSON',
};
const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '真或假',
  array: '列表',
  object: '对象',
  record: '对象',
  file: '文件',
};

/** What is wrong with a value, in plain Chinese. What a schema of ours says in Chinese stays. */
export function sayIssue(issue: Issue): string {
  if (/\p{Script=Han}/u.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'too_small':
      return `不能少于 ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `不能超过 ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_type':
      return sayType(issue);
    case 'invalid_format':
      return FORMATS[issue.format] ?? '格式不对';
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')} 之一`;
    case 'unrecognized_keys':
      return `不认识的字段：${issue.keys.join('、')}`;
    default:
      return '不符合要求';
  }
}

const unitOf = (origin: string): string => (UNITS[origin] === undefined ? '' : ` ${UNITS[origin]}`);

function sayType({ message, expected }: Extract<Issue, { code: 'invalid_type' }>): string {
  if (message.endsWith('received undefined')) return '不能缺少';
  const wanted = TYPES[expected];
  return wanted === undefined ? '类型不对' : `应为${wanted}`;
}
