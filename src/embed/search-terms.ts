/**
 * Terms of the full text search: words of three characters and more, pairs of neighbouring Chinese characters (every
 * word of two is one), Latin words and numbers. Pairs find names that no dictionary knows, and survive wrong
 * segmentation; longer words tell 停车场 from 停车 and 车场. Record and query are cut the same way.
 */
import { normalizeText, segment } from './tokenize.ts';

const LATIN = /^[\p{Script=Latin}\p{N}]{2,40}$/u;
const HAN = /^\p{Script=Han}+$/u;
const PARTS = /\p{Script=Han}+|[\p{Script=Latin}\p{N}]+/gu;
/** Alone between two words they join nothing: 小区的停车位 has the pairs of 小区 and of 停车位, and no 区的, 的停. */
const PARTICLES: ReadonlySet<string> = new Set(
  '的了地得着过在和与及或是有被把对向从为等很也都就又还请我你您他她它这那之其',
);
const LONGEST_WORD = 8;

/** @returns each term once, in reading order. Empty for a text of stop words and signs. */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const [part] of normalizeText(text).matchAll(PARTS)) {
    if (LATIN.test(part)) terms.add(part);
    else if (HAN.test(part)) addHan(part, terms);
  }
  return [...terms];
}

function addHan(part: string, terms: Set<string>): void {
  let run: string[] = [];
  for (const { word, stop } of segment(part)) {
    const characters = [...word];
    if (stop || PARTICLES.has(word)) {
      addPairs(run, terms);
      run = [];
      continue;
    }
    if (characters.length > 2 && characters.length <= LONGEST_WORD) terms.add(word);
    run.push(...characters);
  }
  addPairs(run, terms);
}

function addPairs(run: readonly string[], terms: Set<string>): void {
  for (let i = 0; i + 1 < run.length; i++) terms.add(`${run[i]}${run[i + 1]}`);
}

/** Text that casts to tsvector: `${asTsvector(terms)}::tsvector`. No positions: which terms a text has, not where. */
export const asTsvector = (terms: readonly string[]): string => terms.filter(isStorable).map(quote).join(' ');

/** Text that casts to tsquery, for texts with any of the terms; null when there is none. */
export function asTsquery(terms: readonly string[]): string | null {
  const storable = terms.filter(isStorable);
  return storable.length === 0 ? null : storable.map(quote).join(' | ');
}

const quote = (term: string): string => `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** PostgreSQL takes lexemes of up to 2,046 bytes, and no zero character. */
const isStorable = (term: string): boolean => term.length > 0 && term.length <= 500 && !term.includes('\0');
