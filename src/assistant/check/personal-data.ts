/** 隐私: no names of citizens, phones, doors. */
import type { Hint } from '../../domain/hint.ts';
import { maskText } from '../../ingest/mask/mask-text.ts';
import { type MaskType, TOKEN_PATTERN } from '../../ingest/mask/mask-type.ts';
import { hint, type Rule } from './check-input.ts';
import { type Part, partsOf } from './parts.ts';

const WORDS: Readonly<Record<MaskType, string>> = {
  phone: '手机号',
  landline: '电话号码',
  idCard: '身份证号',
  bankCard: '银行卡号',
  plate: '车牌号',
  email: '邮箱',
  social: '社交账号',
  certificate: '证件号',
  address: '门牌号',
  birthDate: '出生日期',
  name: '人名',
};

/** Found by the words around it: 管龄超 and 卫健 have been taken for names. */
const UNSURE: ReadonlySet<MaskType> = new Set(['name', 'address']);

export const personalData: Rule = ({ content }) =>
  partsOf(content).flatMap(({ part, text }) =>
    [...readable(part, text), ...covered(part, text)].toSorted(
      (a, b) => (a.at?.start ?? 0) - (b.at?.start ?? 0),
    ),
  );

/** The value is not repeated: hints are kept and shown to others. */
function readable(part: Part, text: string): Hint[] {
  if (text === '') return [];
  return maskText(text).spans.map(({ start, end, type }) =>
    hint({
      rule: 'personal_data',
      weight: UNSURE.has(type) ? 'should' : 'must',
      part,
      at: { start, end },
      message: `像是${WORDS[type]}`,
      remedy: '删去，或改为“一位居民”“某小区”',
    }),
  );
}

/** Masked when it was saved: [手机号]. */
function covered(part: Part, text: string): Hint[] {
  return [...text.matchAll(TOKEN_PATTERN)].map(({ 0: token, index }) =>
    hint({
      rule: 'personal_data',
      weight: 'should',
      part,
      at: { start: index, end: index + token.length },
      message: `${token}处的个人信息已经遮盖`,
      remedy: '把这句话改写成不需要它的说法',
    }),
  );
}
