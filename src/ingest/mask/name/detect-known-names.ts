import { startsOrdinaryWord } from './not-names.ts';
import type { PersonSpan } from './person-span.ts';
import { surnameLength } from './surnames.ts';

/**
 * Every place where one of these names is written, whatever stands around it.
 * @param names as the name column or the context rules gave them; what is no person's name (匿名, 市民, 王先生,
 *   a company) and names that are also words (高峰) are left to the context rules.
 */
export function detectKnownNames(flat: string, names: Iterable<string>): PersonSpan[] {
  return [...new Set(names)].filter(isSearchable).flatMap((name) => {
    const people: PersonSpan[] = [];
    for (let at = flat.indexOf(name); at >= 0; at = flat.indexOf(name, at + name.length)) {
      people.push({ start: at, end: at + name.length, name });
    }
    return people;
  });
}

function isSearchable(name: string): boolean {
  if (/^[\u4e00-\u9fff]{2,8}(?:·[\u4e00-\u9fff]{2,10})+$/.test(name)) return true;
  if (!/^[\u4e00-\u9fff]{2,4}$/.test(name) || /某|先生|女士|匿名|公司|市民$/.test(name)) return false;
  const surname = surnameLength(name, 0);
  return surname > 0 && name.length > surname && !(name.length === 2 && startsOrdinaryWord(name, 0));
}
