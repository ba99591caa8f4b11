import { JOINING } from './joining-characters.ts';

/** Words of at least two characters in reading order, stop words left out: `tokenize` of src/embed. */
export type Tokenize = (normalizedText: string) => readonly string[];

export type Word = {
  readonly text: string;
  /** UTF-16 offsets into the member's flat text. */
  readonly start: number;
  readonly end: number;
};

/** An ask as titles and keywords see it. */
export type MemberText = {
  /** The record's title, masked; may be empty. */
  readonly title: string;
  /** The ask's span of the masked body. */
  readonly text: string;
};

export type ReadMember = {
  /** Title, a line break, text: half-width, lower case, no mask token. */
  readonly flat: string;
  /** Where the title ends in `flat`. */
  readonly titleEnd: number;
  readonly words: readonly Word[];
  /** Runs of 2 to 4 characters that are in no word: names the tokenizer does not know, and its stop words. */
  readonly unknown: readonly Word[];
};

/** Any token that masking writes ([手机号], [人员A]): a bracket pair around a short label. */
export const MASK_TOKEN = /\[[\p{Script=Han}]{1,5}[A-Z]{0,3}\d*\]/gu;
const JOINING_CODES = new Set(Array.from(JOINING, (character) => character.charCodeAt(0)));
const SHORTEST_UNKNOWN = 2;
const LONGEST_UNKNOWN = 4;
/** Keywords and titles come from the beginning; a letter of ten pages repeats itself. */
const LONGEST_READ = 1200;

/** Personal data that masking may have let through. */
export const PERSONAL = /1[3-9]\d{9}|\d{15,}|\p{Script=Han}{1,2}(?:先生|女士|小姐|师傅|阿姨|大爷)/gu;

const MAY_BE_PERSONAL = /先生|女士|小姐|师傅|阿姨|大爷|\d{11}/;

/** Half-width, lower case; personal data and its mask tokens become breaks that no phrase crosses. */
export function flattenText(text: string): string {
  const open = text.includes('[') ? text.replace(MASK_TOKEN, '\n') : text;
  const folded = foldText(open);
  // The pattern is dear and hardly ever meets anything: masking came first.
  return MAY_BE_PERSONAL.test(folded) ? folded.replace(PERSONAL, '\n') : folded;
}

/** Half-width and lower case only, for text that went through the cleaning of titles. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

export function readMember({ title, text }: MemberText, tokenize: Tokenize): ReadMember {
  const head = flattenText(title);
  const flat = `${head}\n${flattenText(text.slice(0, LONGEST_READ))}`;
  const words = locateWords(flat, tokenize(flat));
  return { flat, titleEnd: head.length, words, unknown: findUnknown(flat, words) };
}

function findUnknown(flat: string, words: readonly Word[]): Word[] {
  const unknown: Word[] = [];
  let from = 0;
  for (const { start, end } of [...words, { start: flat.length, end: flat.length }]) {
    for (let at = from; at < start; at++) {
      const begin = at;
      while (at < start && isNameCharacter(flat.charCodeAt(at))) at++;
      const length = at - begin;
      if (length >= SHORTEST_UNKNOWN && length <= LONGEST_UNKNOWN) {
        unknown.push({ text: flat.slice(begin, at), start: begin, end: at });
      }
    }
    from = end;
  }
  return unknown;
}

/** A Chinese character of the basic block that joins no words. */
function isNameCharacter(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff && !JOINING_CODES.has(code);
}

/** Where each word stands; one that cannot be found in order (a tokenizer that rewrites) is left out. */
function locateWords(flat: string, tokens: readonly string[]): Word[] {
  const words: Word[] = [];
  let from = 0;
  for (const text of tokens) {
    const start = flat.indexOf(text, from);
    if (start < 0) continue;
    from = start + text.length;
    words.push({ text, start, end: from });
  }
  return words;
}
