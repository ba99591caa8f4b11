/** Numbers: each must be a figure of a cited source, or stand in one of its texts, counting the same thing. */
import type { Evidence } from '../../domain/evidence.ts';
import { MARK } from '../../domain/evidence.ts';
import type { Fault } from '../../domain/verdict.ts';
import { readLawReferences } from '../laws/read-references.ts';
import { type Checked, type Claim, fault, type Span } from './claim.ts';
import { readNumbers, type StatedNumber } from './read-numbers.ts';

export function checkNumbers(claim: Claim): Checked {
  const { text, section, cited, day, laws } = claim;
  const articles = readLawReferences(text, { knownNames: laws.names });
  const numbers = readMarked(text).filter(
    (number) => !articles.some((article) => article.start <= number.start && number.end <= article.end),
  );
  const known = cited.flatMap(numbersOf);
  const faults = numbers
    .filter((number) => !known.some((one) => agrees(number, one)))
    .filter((number) => cited.length > 0 || !isToday(number, day))
    .map((number) => unmatched(number, text, section === 'measures', cited.length > 0));
  return { looked: numbers.length > 0, faults };
}

/** Marks are taken out first: 3〔S1〕8 would be read as two numbers. Places are those of the text. */
function readMarked(text: string): StatedNumber[] {
  const places: number[] = [];
  let plain = '';
  let from = 0;
  const keep = (to: number) => {
    for (let at = from; at < to; at++) places.push(at);
    plain += text.slice(from, to);
  };
  for (const { index, 0: mark } of text.matchAll(MARK)) {
    keep(index);
    from = index + mark.length;
  }
  keep(text.length);
  return readNumbers(plain).map((number) => ({
    ...number,
    start: places[number.start] ?? 0,
    end: (places[number.end - 1] ?? text.length - 1) + 1,
  }));
}

/** The year of writing and its date need no source; but what a source tells of another year did not happen in this one. */
const isToday = ({ value, unit }: StatedNumber, day: string): boolean => {
  const [year, month, date] = day.split('-').map(Number);
  return unit === '年' && [`${year}`, `${year}-${month}`, `${year}-${month}-${date}`].includes(value);
};

/** All numbers of one source, with every shorter form of its dates. */
export function numbersOf({ figures, texts, notes, heading, date }: Evidence): StatedNumber[] {
  const written = [heading, ...texts.map(({ text }) => text), ...notes.map(([, words]) => words)];
  const stated = [...written, ...figures.map(({ words }) => words)].flatMap(readNumbers);
  const given = figures.map(({ value, unit }) => {
    const [number] = readNumbers(`${Math.abs(value)}${unit}`);
    return number && { ...number, direction: value < 0 ? ('down' as const) : number.direction };
  });
  const day = date === null ? [] : readNumbers(date);
  return [...stated, ...given.filter((number) => number !== undefined), ...day].flatMap(shorterDates);
}

/** 2025-3-1 also says 2025-3 and 2025. */
function shorterDates(number: StatedNumber): StatedNumber[] {
  const parts = number.value.split('-');
  if (number.unit !== '年' || parts.length < 2) return [number];
  return parts.map((_, index) => ({ ...number, value: parts.slice(0, index + 1).join('-') }));
}

/**
 * Equal, counting the same thing where both say what, going the same way where both say which. More or less than a number
 * it is only when the source says so too.
 */
export function agrees(stated: StatedNumber, known: StatedNumber): boolean {
  return (
    stated.value === known.value &&
    (stated.bound === null || stated.bound === known.bound) &&
    (stated.unit === null || known.unit === null || stated.unit === known.unit) &&
    (stated.direction === null || known.direction === null || stated.direction === known.direction)
  );
}

function unmatched({ start, end }: StatedNumber, text: string, proposed: boolean, cites: boolean): Fault {
  const span: Span = { start, end };
  const written = text.slice(start, end);
  if (proposed) return fault('number_proposed', `“${written}”是拟议的数值，须由代表本人确定`, span);
  return fault(
    'number_unmatched',
    cites ? `所引来源中没有“${written}”这个数` : `“${written}”没有注明来源`,
    span,
  );
}
