import type { PersonSpan } from './person-span.ts';
import { surnameLength } from './surnames.ts';

/**
 * Letters for the people of one record in order of appearance: the same person has the same letter. 王先生 and
 * 小王 are the one full name with that surname when there is exactly one; 王先生 and 王女士 are two people.
 * @param people of all fields, in reading order.
 * @param taken letters that the text already holds: [人员A] of a text that was masked before.
 */
export function assignLetters(
  people: readonly PersonSpan[],
  taken: ReadonlySet<string>,
): Map<string, string> {
  const names = [...new Set(people.map(({ name }) => name))];
  const letters = new Map<string, string>();
  let next = 0;
  for (const { name } of people) {
    if (letters.has(name)) continue;
    const person = personOf(name, names);
    let letter = letters.get(person);
    while (letter === undefined) {
      const free = letterAt(next);
      next += 1;
      if (!taken.has(free)) letter = free;
    }
    letters.set(person, letter).set(name, letter);
  }
  return letters;
}

/** The full name, or else the form of address, that is the only one a partial name can stand for. */
function personOf(name: string, names: readonly string[]): string {
  if (isFullName(name)) return name;
  const family = names.filter((other) => surnameOf(other) === surnameOf(name));
  const fullNames = family.filter(isFullName);
  const addressed = family.filter((other) => ADDRESSED.test(other));
  if (fullNames.length > 0) return addressed.length < 2 ? (theOnly(fullNames) ?? name) : name;
  return isSurname(name) ? (theOnly(addressed) ?? name) : name;
}

/** 0 → A, 25 → Z, 26 → AA, as columns of a sheet. */
export function letterAt(index: number): string {
  const rest = Math.floor(index / 26);
  const last = String.fromCharCode(65 + (index % 26));
  return rest === 0 ? last : letterAt(rest - 1) + last;
}

/** As `detectTitledNames` writes a surname whose title tells the sex. */
const ADDRESSED = /(?:先生|女士)$/;

function isFullName(name: string): boolean {
  const surname = surnameLength(name, 0);
  return !/^[小老]/.test(name) && !ADDRESSED.test(name) && (surname === 0 || name.length > surname);
}

function isSurname(name: string): boolean {
  return name.length === surnameLength(name, 0);
}

function surnameOf(name: string): string {
  const bare = name.replace(/^[小老]/, '');
  return bare.slice(0, surnameLength(bare, 0));
}

function theOnly(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}
