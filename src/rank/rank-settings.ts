/**
 * Every constant of the ranking that is a judgement and not a count. They are fixed, never percentiles of the
 * batch: a rank may not move because an unrelated issue was added. docs/ranking.md says why each is what it is.
 */

/** Where an indicator reaches 1; each in the unit of its indicator. */
export type Saturation = {
  readonly distinctPeople: number;
  readonly distinctDeputies: number;
  readonly distinctDelegations: number;
  readonly distinctDistricts: number;
  readonly recentPeople: number;
  readonly peoplePerTenThousand: number;
  /** Times as many people as in the same season last year. */
  readonly seasonalGrowth: number;
  /** −log10 of the probability that chance alone brings so many people in a month. */
  readonly burst: number;
  readonly likes: number;
  readonly distinctChannels: number;
  readonly distinctYears: number;
  readonly consecutiveYears: number;
  readonly weakAnswers: number;
  readonly unkeptPromises: number;
  readonly returningPeople: number;
};

export type RankSettings = {
  readonly saturation: Saturation;
  /** m: how many people of the city-wide mean are added to every share (and to both sides of growth). */
  readonly pseudoPeople: number;
  /** Months of one person each that are added to an issue's own past before a burst is judged. */
  readonly pseudoMonths: number;
  /** Near-identical texts without a sender count as one person; false = each as a person of its own. */
  readonly anonymousByVoice: boolean;
  /** From so many near-identical texts of one account on, copied from somebody else's, they are a flood. */
  readonly floodCopies: number;
  /** Whether a later answer of class A settles earlier weak ones: yes for one matter, no for a whole kind. */
  readonly laterAnswerSettles: boolean;
};

/** One place, one problem: 200 different people are already a city-wide story. */
export const ISSUE_SETTINGS: RankSettings = {
  saturation: {
    distinctPeople: 200,
    distinctDeputies: 30,
    distinctDelegations: 5,
    distinctDistricts: 5,
    recentPeople: 100,
    peoplePerTenThousand: 1,
    seasonalGrowth: 4,
    burst: 6,
    likes: 1000,
    distinctChannels: 4,
    distinctYears: 5,
    consecutiveYears: 5,
    weakAnswers: 4,
    unkeptPromises: 3,
    returningPeople: 10,
  },
  pseudoPeople: 5,
  pseudoMonths: 3,
  anonymousByVoice: true,
  floodCopies: 20,
  laterAnswerSettles: true,
};

/** A kind gathers tens of issues over the whole city and all years. */
export const KIND_SETTINGS: RankSettings = {
  ...ISSUE_SETTINGS,
  saturation: {
    ...ISSUE_SETTINGS.saturation,
    distinctPeople: 5000,
    distinctDeputies: 150,
    distinctDelegations: 10,
    distinctDistricts: 10,
    recentPeople: 2500,
    peoplePerTenThousand: 20,
    likes: 10_000,
    distinctChannels: 6,
    distinctYears: 8,
    consecutiveYears: 8,
    weakAnswers: 20,
    unkeptPromises: 12,
    returningPeople: 200,
  },
  laterAnswerSettles: false,
};
