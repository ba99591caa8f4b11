import { isGivenCharacter } from './given-characters.ts';
import { startsOrdinaryWord, startsPublicFigure } from './not-names.ts';
import type { PersonSpan } from './person-span.ts';
import { readName } from './read-name.ts';
import { surnameLength } from './surnames.ts';

/**
 * The people who are listed beside someone who was found: with 李小云 known, 石光荣、李小云、龙军 are three. Only
 * over 、 because other signs also join clauses.
 */
export function extendLists(flat: string, people: readonly PersonSpan[]): PersonSpan[] {
  const found = new Map(people.map((person) => [person.start, person]));
  const queue = [...people];
  for (let person = queue.pop(); person !== undefined; person = queue.pop()) {
    for (const neighbour of [nextOf(flat, person), previousOf(flat, person)]) {
      if (neighbour === undefined || found.has(neighbour.start)) continue;
      found.set(neighbour.start, neighbour);
      queue.push(neighbour);
    }
  }
  return [...found.values()];
}

function nextOf(flat: string, { end }: PersonSpan): PersonSpan | undefined {
  if (flat.charAt(end) !== '、') return undefined;
  const length = readName(flat, end + 1, 'role');
  return length > 0 ? personAt(flat, end + 1, end + 1 + length) : undefined;
}

const LISTED = /(?:^|[^\u4e00-\u9fff])([\u4e00-\u9fff]{2,3})、$/;
const LOOK_BACK = 5;

function previousOf(flat: string, { start }: PersonSpan): PersonSpan | undefined {
  const name = LISTED.exec(flat.slice(Math.max(0, start - LOOK_BACK), start))?.[1];
  if (name === undefined) return undefined;
  const at = start - 1 - name.length;
  if (surnameLength(flat, at) !== 1 || startsOrdinaryWord(flat, at) || startsPublicFigure(flat, at))
    return undefined;
  return [...name.slice(1)].every(isGivenCharacter) ? personAt(flat, at, start - 1) : undefined;
}

function personAt(flat: string, start: number, end: number): PersonSpan {
  return { start, end, name: flat.slice(start, end) };
}
