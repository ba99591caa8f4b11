/** 突出: how badly it goes for those who ask. 「最突出」: 持续时间长、解决难度大, danger, and who is hit. */
import { type Measure, UNKNOWN } from './compose-part.ts';
import type { RankSettings } from './rank-settings.ts';
import { linearScale } from './scale.ts';
import { shrinkShare } from './shrink.ts';
import type { RecordFacts } from './subject.ts';
import type { SubjectView } from './view-subject.ts';
import { mentionsDanger, mentionsVulnerable } from './word-lists.ts';

/** 0 to 1: what one record says about one indicator; null = it does not say. */
type Vote = (record: RecordFacts, asOf: Date) => number | null;

type AcutenessIndicator = {
  readonly key: string;
  readonly share: number;
  /** The (shrunk) share of people at which the indicator is 1. */
  readonly saturation: number;
  readonly vote: Vote;
};

const UNSOLVED = { solved: 0, partly: 0.5, unsolved: 1, na: null } as const;
const UNSATISFIED = { very: 0, satisfied: 0, basic: 0, unsatisfied: 1, no_contact: null } as const;
const WEAK_RESULT = { satisfied: 0, basic: 0.5, unsatisfied: 1 } as const;

/** Shares of a part sum to 1; what the callers themselves say about the outcome weighs most. */
export const ACUTENESS: readonly AcutenessIndicator[] = [
  {
    key: 'unsolvedShare',
    share: 0.2,
    saturation: 1,
    vote: ({ handling }) => lookUp(UNSOLVED, handling?.solved),
  },
  {
    key: 'unsatisfiedShare',
    share: 0.15,
    saturation: 1,
    vote: ({ handling }) => lookUp(UNSATISFIED, handling?.satisfaction),
  },
  {
    key: 'returnedShare',
    share: 0.08,
    saturation: 0.5,
    vote: ({ handling }) => anyTimes(handling?.returnedTimes),
  },
  {
    key: 'rehandledShare',
    share: 0.09,
    saturation: 0.5,
    vote: ({ handling }) => anyTimes(handling?.rehandledTimes),
  },
  { key: 'overdueShare', share: 0.1, saturation: 0.5, vote: voteOverdue },
  {
    key: 'urgentShare',
    share: 0.1,
    saturation: 0.5,
    vote: ({ handling }) => (handling?.urgency ? Number(handling.urgency !== 'normal') : null),
  },
  { key: 'safetyShare', share: 0.1, saturation: 1, vote: voteByText(mentionsDanger) },
  { key: 'vulnerableShare', share: 0.08, saturation: 1, vote: voteByText(mentionsVulnerable) },
  {
    key: 'weakResultShare',
    share: 0.1,
    saturation: 1,
    vote: ({ suggestion }) => lookUp(WEAK_RESULT, suggestion?.resultRating),
  },
];

/** Σ of votes and how many people have one; one pair per entry of ACUTENESS, in its order. */
export type Tally = { readonly sum: number; readonly known: number };

/** A person's say is that of the newest record that says anything, so one caller counts once. */
export function tallyAcuteness({ people }: SubjectView, asOf: Date): Tally[] {
  return ACUTENESS.map(({ vote }) => {
    let sum = 0;
    let known = 0;
    for (const own of people.values()) {
      const say = newestSay(own, vote, asOf);
      if (say === null) continue;
      sum += say;
      known += 1;
    }
    return { sum, known };
  });
}

/**
 * @param priors the mean of each indicator over the whole ranking, in the order of ACUTENESS.
 * @returns value is the share as counted; scaled is the share shrunk towards its mean, over its saturation.
 */
export function measureAcuteness(
  tallies: readonly Tally[],
  priors: readonly number[],
  { pseudoPeople }: Pick<RankSettings, 'pseudoPeople'>,
): Measure[] {
  return ACUTENESS.map(({ key, share, saturation }, index) => {
    const { sum, known } = tallies[index] as Tally;
    if (known === 0) return { key, share, ...UNKNOWN };
    const shrunk = shrinkShare(sum, known, priors[index] as number, pseudoPeople);
    return { key, share, value: sum / known, scaled: linearScale(shrunk, saturation) };
  });
}

function newestSay(own: readonly RecordFacts[], vote: Vote, asOf: Date): number | null {
  for (let index = own.length - 1; index >= 0; index--) {
    const say = vote(own[index] as RecordFacts, asOf);
    if (say !== null) return say;
  }
  return null;
}

/** The source's own mark first; else what is not done by its date, suggestions too. */
function voteOverdue({ handling, suggestion }: RecordFacts, asOf: Date): number | null {
  if (typeof handling?.overdue === 'boolean') return Number(handling.overdue);
  const dueAt = handling?.dueAt ?? suggestion?.dueAt;
  if (!dueAt) return null;
  return Number((handling?.completedAt ?? suggestion?.repliedAt ?? asOf) > dueAt);
}

function voteByText(mentions: (text: string) => boolean): Vote {
  return ({ text }) => (text === undefined ? null : Number(mentions(text)));
}

function lookUp<Key extends string>(
  votes: Readonly<Record<Key, number | null>>,
  key: Key | null | undefined,
): number | null {
  return key ? votes[key] : null;
}

function anyTimes(times: number | null | undefined): number | null {
  return typeof times === 'number' ? Number(times > 0) : null;
}
