import { createHmac } from 'node:crypto';
import type { Source } from '../domain/record.ts';
import { foldWord } from './normalise-text.ts';

/** What a source tells about a sender; '' = nothing. */
export type Sender = {
  readonly source: Source;
  readonly phone: string;
  readonly idNumber: string;
  readonly userId: string;
  readonly name: string;
  /** District or address as written: tells namesakes apart. */
  readonly place: string;
};

const NOBODY =
  /^(?:匿名.*|.*匿名|市民|群众|居民|村民|网友|游客|用户|业主|来电人|诉求人|反映人|不详|未知|不愿透露.*|保密|无|先生|女士|某.*|anonymous|guest|unknown|null|none|na|user|.{1,2}(?:先生|女士|某|某某|同志|小姐|老师))$/;

/**
 * The keyed hash of a sender, 32 hex digits, or null when the source names none. By phone, else identity number,
 * else account (within its source), else name and place: a name alone is shared by too many people.
 *
 * @throws {RangeError} the key is empty.
 */
export function hashSender(sender: Sender, key: string): string | null {
  const identity = identityOf(sender);
  return identity === null ? null : keyedHash(identity, key);
}

/** A deputy acts in public, in a delegation; a delegation may act as a whole. */
export function hashDeputy(name: string, delegation: string, key: string): string | null {
  const [deputy, group] = [foldWord(name), foldWord(delegation)];
  if (deputy === '' && group === '') return null;
  return keyedHash(`deputy:${deputy}|${group}`, key);
}

/** HMAC-SHA-256, first 32 hex digits. */
export function keyedHash(text: string, key: string): string {
  if (key === '') throw new RangeError('personKey must not be empty');
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
}

function identityOf({ source, phone, idNumber, userId, name, place }: Sender): string | null {
  const number = normalisePhone(phone);
  if (number !== null) return `phone:${number}`;
  const id = idNumber.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  if (/^[0-9A-Z]{6,30}$/.test(id)) return `id:${id}`;
  const user = userId.normalize('NFKC').trim();
  if (user !== '' && !NOBODY.test(foldWord(user))) return `user:${source}:${user}`;
  const folded = foldWord(name);
  if (folded.length < 2 || NOBODY.test(folded)) return null;
  return `name:${source}:${folded}|${foldWord(place)}`;
}

/**
 * Digits of the first complete number: spaces, dashes, full-width digits and +86 do not matter. null for a number
 * that is hidden (138****0001), too short, a service number, or one digit all along.
 */
export function normalisePhone(text: string): string | null {
  for (const part of text.normalize('NFKC').split(/[、,;/|\n]+/)) {
    if (part.includes('*')) continue;
    const digits = part
      .replace(/\D/g, '')
      .replace(/^(?:00)?86(?=1\d{10}$)/, '')
      .replace(/^0(?=1[3-9]\d{9}$)/, '');
    if (digits.length >= 7 && digits.length <= 15 && !/^(\d)\1+$/.test(digits)) return digits;
  }
  return null;
}
