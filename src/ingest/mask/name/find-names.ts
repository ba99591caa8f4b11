import { detectLabelledNames } from './detect-labelled-names.ts';
import { detectLikelyNames } from './detect-likely-names.ts';
import { detectMinorityNames } from './detect-minority-names.ts';
import { detectNeighbourNames } from './detect-neighbour-names.ts';
import { detectNicknames, detectStatedSurnames } from './detect-partial-names.ts';
import { detectTitledNames } from './detect-titled-names.ts';
import { extendLists } from './extend-lists.ts';
import type { PersonSpan } from './person-span.ts';

/** Every person that the words around give away. May overlap. */
export function findNames(flat: string): PersonSpan[] {
  const people = [
    ...detectLabelledNames(flat),
    ...detectTitledNames(flat),
    ...detectNicknames(flat),
    ...detectStatedSurnames(flat),
    ...detectNeighbourNames(flat),
    ...detectLikelyNames(flat),
    ...detectMinorityNames(flat),
  ];
  return extendLists(flat, people);
}
