/** An issue, as far as proposing needs it: its id and the words of its title and asks (stop words removed). */
export type WordedIssue = {
  readonly id: number;
  readonly words: ReadonlySet<string>;
};

export type KindProposal = {
  /** What the issues share and other issues lack, most telling first; the first one is a working name. */
  readonly keywords: readonly string[];
  /** Ascending. */
  readonly issueIds: readonly number[];
};

export type ProposalOptions = {
  /** Fewest issues that make a kind. */
  readonly fewest?: number;
};

const FEWEST = 5;
/** A keyword is at least this many times as frequent among the unsure as among the sure issues. */
const LEAST_CONTRAST = 3;
/** Share of a group's issues that a further keyword has to occur in. */
const COMMON_SHARE = 0.5;
const MOST_KEYWORDS = 5;
/** Another unsure issue joins when it holds this many of the group's keywords. */
const JOINING_KEYWORDS = 2;

/**
 * New kinds from what stayed 待定: around the most telling word gather the unsure issues that hold it, add
 * those that share two of the group's keywords, take them out, repeat. Deterministic; ties go to the word
 * that sorts first. An issue is in one proposal at most. Proposals only: people decide.
 */
export function proposeKinds(
  unsure: readonly WordedIssue[],
  sure: readonly WordedIssue[],
  { fewest = FEWEST }: ProposalOptions = {},
): KindProposal[] {
  const background = countHolders(sure);
  const contrast = (holders: number, word: string) =>
    holders / unsure.length / (((background.get(word) ?? 0) + 1) / (sure.length + 2));
  const proposals: KindProposal[] = [];
  let remaining = [...unsure].sort((a, b) => a.id - b.id);
  for (;;) {
    const counts = countHolders(remaining);
    const telling = [...counts].filter(
      ([word, holders]) => holders >= fewest && contrast(holders, word) >= LEAST_CONTRAST,
    );
    const seed = best(telling, ([word, holders]) => holders * Math.log(contrast(holders, word)));
    if (!seed) return proposals;
    const core = remaining.filter(({ words }) => words.has(seed));
    const keywords = keywordsOf(core, seed, (word) => contrast(counts.get(word) ?? 0, word));
    const joined = remaining.filter(
      ({ words }) => words.has(seed) || keywords.filter((word) => words.has(word)).length >= JOINING_KEYWORDS,
    );
    proposals.push({ keywords, issueIds: joined.map(({ id }) => id) });
    remaining = remaining.filter((issue) => !joined.includes(issue));
  }
}

function countHolders(issues: readonly WordedIssue[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of issues) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function best(
  candidates: readonly (readonly [string, number])[],
  worth: (candidate: readonly [string, number]) => number,
): string | undefined {
  const [first] = [...candidates].sort((a, b) => worth(b) - worth(a) || (a[0] < b[0] ? -1 : 1));
  return first?.[0];
}

function keywordsOf(
  core: readonly WordedIssue[],
  seed: string,
  contrast: (word: string) => number,
): string[] {
  const shared = [...countHolders(core)]
    .filter(
      ([word, holders]) =>
        word !== seed && holders >= COMMON_SHARE * core.length && contrast(word) >= LEAST_CONTRAST,
    )
    .sort(([a, manyA], [b, manyB]) => manyB - manyA || contrast(b) - contrast(a) || (a < b ? -1 : 1))
    .map(([word]) => word);
  return [seed, ...shared].slice(0, MOST_KEYWORDS);
}
