import type { PersonSpan } from './person-span.ts';
import { surnameLength } from './surnames.ts';

/**
 * Letters for the people of one record in order of appearance: the same person has the same letter. 王先生 and
 * 小王 are the one full name with that surname when there is exactly one.
 * @param people of all fields, in reading order.
 * @param taken letters that the text already holds: [人员A] of a text that was masked before.
 */
export function assignLetters(
  people: readonly PersonSpan[],
  taken: ReadonlySet<string>,
): Map<string, string> {
  const fullNames = [...new Set(people.map(({ name }) => name).filter(isFullName))];
  const letters = new Map<string, string>();
  let next = 0;
  for (const { name } of people) {
    const person = isFullName(name)
      ? name
      : (theOnly(fullNames.filter((full) => sharesSurname(full, name))) ?? name);
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

/** 0 → A, 25 → Z, 26 → AA, as columns of a sheet. */
export function letterAt(index: number): string {
  const rest = Math.floor(index / 26);
  const last = String.fromCharCode(65 + (index % 26));
  return rest === 0 ? last : letterAt(rest - 1) + last;
}

const bareSurname = (name: string) => name.replace(/^[小老]/, '');

function isFullName(name: string): boolean {
  const surname = surnameLength(name, 0);
  return !/^[小老]/.test(name) && (surname === 0 || name.length > surname);
}

function sharesSurname(full: string, partial: string): boolean {
  return full.slice(0, surnameLength(full, 0)) === bareSurname(partial);
}

function theOnly(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}
