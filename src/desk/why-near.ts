/** Why two issues are near: what a person can check with their own eyes. Pure. */

export type Compared = {
  readonly title: string;
  readonly keywords: readonly string[];
  /** A text of it; empty when it has no ask. */
  readonly text: string;
  readonly places: readonly string[];
  readonly districts: readonly string[];
  /** null = 待定, which is not the same kind as another 待定. */
  readonly kindCode: string | null;
};

const MOST_WORDS = 8;

export function whyNear(own: Compared, other: Compared) {
  return {
    sharedWords: sharedWords(own, other),
    samePlaces: shared(own.places, other.places),
    sameDistricts: shared(own.districts, other.districts),
    sameKind: own.kindCode !== null && own.kindCode === other.kindCode,
  };
}

/** Keywords of either that the other's words hold too; one inside another is said once, by the longer. */
function sharedWords(own: Compared, other: Compared): string[] {
  const found = [
    ...own.keywords.filter((word) => holds(other, word)),
    ...other.keywords.filter((word) => holds(own, word)),
  ];
  const unique = [...new Set(found)];
  return unique
    .filter((word) => !unique.some((longer) => longer !== word && longer.includes(word)))
    .slice(0, MOST_WORDS);
}

function holds({ title, keywords, text }: Compared, word: string): boolean {
  return keywords.includes(word) || title.includes(word) || text.includes(word);
}

function shared(own: readonly string[], other: readonly string[]): string[] {
  return own.filter((name) => other.includes(name));
}
