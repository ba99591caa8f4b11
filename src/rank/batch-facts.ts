import { ACUTENESS, type Tally } from './measure-acuteness.ts';
import type { RankSettings } from './rank-settings.ts';
import { shrinkShare } from './shrink.ts';
import type { SubjectView } from './view-subject.ts';

/**
 * What the whole ranking knows, so that "none here" (0) and "the sources do not say" (null) stay apart. One thing
 * found anywhere is enough: a city that imported suggestions has them, whichever issue they are in.
 */
export type BatchFacts = {
  readonly hasSuggestions: boolean;
  /** A suggestion with a reply class or a rating of its result. */
  readonly hasAnswers: boolean;
  readonly hasDistricts: boolean;
  readonly hasChannels: boolean;
  readonly hasLikes: boolean;
  /** A work order with its time of completion. */
  readonly hasCompletions: boolean;
  /** The oldest record that is no suggestion; null = none. */
  readonly oldestAt: Date | null;
  /** Mean of each indicator of ACUTENESS over everybody, two decimals. */
  readonly priors: readonly number[];
};

/** Where there is nothing to take a mean of, one in five; a real batch outweighs it at once. */
const STATED_PRIOR = 0.2;

/** @param tallies one list per view, as tallyAcuteness gives them. */
export function readBatch(
  views: readonly SubjectView[],
  tallies: readonly (readonly Tally[])[],
  { pseudoPeople }: Pick<RankSettings, 'pseudoPeople'>,
): BatchFacts {
  const found = { suggestions: 0, answers: 0, districts: 0, channels: 0, likes: 0, completions: 0 };
  for (const { records } of views) {
    for (const { suggestion, handling, district, channel, likes } of records) {
      if (suggestion !== null) found.suggestions++;
      if (suggestion?.replyClass || suggestion?.resultRating) found.answers++;
      if (district !== null) found.districts++;
      if (channel !== null) found.channels++;
      if (likes > 0) found.likes++;
      if (handling?.completedAt) found.completions++;
    }
  }
  return {
    hasSuggestions: found.suggestions > 0,
    hasAnswers: found.answers > 0,
    hasDistricts: found.districts > 0,
    hasChannels: found.channels > 0,
    hasLikes: found.likes > 0,
    hasCompletions: found.completions > 0,
    oldestAt: oldestMessage(views),
    priors: meanVotes(tallies, pseudoPeople),
  };
}

/** How far the past of the messages reaches; suggestions are kept for many more years. */
export function oldestMessage(views: readonly SubjectView[]): Date | null {
  let oldest: Date | null = null;
  for (const { records } of views) {
    const first = records.find(({ source }) => source !== 'suggestion');
    if (first !== undefined && (oldest === null || first.receivedAt < oldest)) oldest = first.receivedAt;
  }
  return oldest;
}

/** Two decimals can be printed beside the ranking, and keep it still when a few records come in elsewhere. */
function meanVotes(tallies: readonly (readonly Tally[])[], pseudoPeople: number): number[] {
  return ACUTENESS.map((_, index) => {
    let sum = 0;
    let known = 0;
    for (const tally of tallies) {
      sum += tally[index]?.sum ?? 0;
      known += tally[index]?.known ?? 0;
    }
    return Math.round(shrinkShare(sum, known, STATED_PRIOR, pseudoPeople) * 100) / 100;
  });
}
