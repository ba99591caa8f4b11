import type { AppealType } from '../domain/record.ts';
import type { Field } from './known-headers.ts';
import { foldWord } from './normalise-text.ts';
import { parseYesNo } from './parse-values.ts';
import type { RowView } from './row-view.ts';

const NOT_CLASSIFIED = new Set(
  [
    '非密',
    '不涉密',
    '非涉密',
    '否',
    '无',
    '公开',
    '可公开',
    '无密级',
    '普通',
    '一般',
    '内部',
    '0',
    'n',
    'no',
    'false',
    'none',
    'open',
    'public',
  ].map(foldWord),
);
/** 机密★三年 as GB/T 9704 prints it, or a mark in brackets at the head of a text. */
const SECRECY_MARK =
  /(?:绝密|机密|秘密)\s*[★☆]|^[\s【[（(]*(?:密级[:：]\s*)?(?:绝密|机密|秘密|涉密)\s*(?:[】\]）)]|$)/u;
const MARKED_TEXTS: readonly Field[] = ['title', 'body', 'reason', 'analysis', 'measures', 'reply'];

/**
 * Marked as a state secret: 涉密不上网. A word in the 密级 column that is not known to be harmless counts as a
 * mark.
 */
export function isSecret(view: RowView): boolean {
  const level = foldWord(String(view.cell('secrecy') ?? ''));
  if (level !== '' && !NOT_CLASSIFIED.has(level)) return true;
  return MARKED_TEXTS.some((field) => SECRECY_MARK.test(String(view.cell(field) ?? '')));
}

const OPEN_WORDS = new Set(
  ['不保密', '非保密', '公开', '可公开', '实名', '非匿名', '不匿名', '普通', '一般', '不需要', 'open'].map(
    foldWord,
  ),
);

/** 举报, 保密 or 匿名, or the sender did not agree to publication. In doubt confidential. */
export function isConfidential(view: RowView, appealType: AppealType | null): boolean {
  if (appealType === 'report') return true;
  // An unknown word such as 投诉举报 may hold an informant.
  if (appealType === null && view.word('appealType').includes('举报')) return true;
  if (asksFor(view, 'confidential') || asksFor(view, 'anonymous')) return true;
  const disclosure = foldWord(view.word('disclosure'));
  return parseYesNo(disclosure) === false || /不公开|不同意|仅同意|保密/.test(disclosure);
}

function asksFor(view: RowView, field: Field): boolean {
  const word = foldWord(view.word(field));
  return word !== '' && !OPEN_WORDS.has(word) && parseYesNo(view.cell(field)) !== false;
}
