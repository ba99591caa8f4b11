import { collectMatches, type Match } from './collect-matches.ts';
import type { FoundSpan } from './mask-type.ts';
import { isBusinessNumber, isQuantity } from './number-signs.ts';

/** 15 to 19 digits from 3 to 6, whole or in groups of four. */
const CARD =
  /(?<![0-9A-Za-z]|\d[-.])[3-6]\d{3}(?:[ -]?\d{4}){2,3}[ -]?\d{3,4}(?:[ -]?\d{1,3})?(?![0-9A-Za-z])/g;
/** Behind these words the number is an account even when the check fails or it is shorter. */
const AFTER_WORD =
  /(?:卡号|账号|帐号|账户|帐户|银行卡|储蓄卡|信用卡|借记卡|社保卡|工资卡|存折)[^\d\n。;]{0,12}(?<value>\d(?:[ -]?\d){11,18})(?![0-9A-Za-z])/dg;

/** Bank cards and accounts, 12 to 19 digits: by the Luhn check, or by the word before. */
export function detectBankCard(flat: string): FoundSpan[] {
  return [
    ...collectMatches(flat, CARD, { type: 'bankCard', priority: 82, accept: isCard }),
    ...collectMatches(flat, AFTER_WORD, { type: 'bankCard', priority: 60, accept: isAccount }),
  ];
}

function isCard({ flat, start, value }: Match): boolean {
  const digits = value.replace(/\D/g, '');
  return digits.length >= 15 && digits.length <= 19 && passesLuhn(digits) && !isBusinessNumber(flat, start);
}

function isAccount({ flat, end }: Match): boolean {
  return !isQuantity(flat, end);
}

/** ISO/IEC 7812-1 annex B: every second digit from the right counts double, digits of the double summed. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, sign, index) => {
    const value = Number(sign) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
