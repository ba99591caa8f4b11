/**
 * Ranks issues or kinds by the four parts of the founding text (集中 突出 关注 反复).
 *
 *   score = Σ weights[part] · parts[part]        part = Σ share[i] · scaled[i]        each 0 to 1
 *
 * Both sums are exact as returned. Who is behind a subject counts, not how often they wrote: every measure goes by
 * distinct people. docs/ranking.md has every formula with an example by hand.
 */
import type { Indicator, Parts, Ranked } from '../domain/ranking.ts';
import { type BatchFacts, readBatch } from './batch-facts.ts';
import { sumIndicators, toIndicators } from './compose-part.ts';
import { countSubject } from './count-subject.ts';
import { measureAcuteness, type Tally, tallyAcuteness } from './measure-acuteness.ts';
import { measureAttention } from './measure-attention.ts';
import { measureConcentration } from './measure-concentration.ts';
import { measureRecurrence } from './measure-recurrence.ts';
import { rankRanges, ranksUnder } from './rank-range.ts';
import type { RankContext, Subject } from './subject.ts';
import { type SubjectView, viewSubject } from './view-subject.ts';
import { parseWeights, weightedScore } from './weights.ts';

/**
 * @param subjects issues or kinds, not both; left unchanged. Their order and that of their records do not matter.
 * @returns n rows by rank; equal scores go by id. O(records + n log n), 20,000 issues with 100,000 records in about 2 s.
 * @throws {RangeError} an id is given twice, asOf or a record's date is invalid, or weights do not sum to 1.
 */
export function rankSubjects<Id extends string | number>(
  subjects: readonly Subject<Id>[],
  context: RankContext,
): Ranked<Id>[] {
  refuseNonsense(subjects, context);
  const views = subjects.map((subject) => viewSubject(subject, context.settings));
  const tallies = views.map((view) => tallyAcuteness(view, context.asOf));
  const batch = readBatch(views, tallies, context.settings);
  const measured = subjects.map(({ id }, index) => {
    const indicators = measureAll(views[index] as SubjectView, tallies[index] as Tally[], batch, context);
    return { id, indicators, parts: partsOf(indicators) };
  });
  const ranks = ranksUnder(measured, context.weights);
  const ranges = rankRanges(measured, context.weights);
  return measured
    .map(({ id, indicators, parts }, index) => ({
      id,
      rank: ranks[index] as number,
      rankRange: ranges[index] as [number, number],
      score: weightedScore(context.weights, parts),
      parts,
      weights: context.weights,
      indicators,
      counts: countSubject(subjects[index] as Subject<Id>),
    }))
    .toSorted((a, b) => a.rank - b.rank);
}

function measureAll(
  view: SubjectView,
  tallies: readonly Tally[],
  batch: BatchFacts,
  context: RankContext,
): Indicator[] {
  return [
    ...toIndicators('concentration', measureConcentration(view, batch, context.settings)),
    ...toIndicators('acuteness', measureAcuteness(tallies, batch.priors, context.settings)),
    ...toIndicators('attention', measureAttention(view, batch, context)),
    ...toIndicators('recurrence', measureRecurrence(view, batch, context)),
  ];
}

function partsOf(indicators: readonly Indicator[]): Parts {
  const sumOf = (part: Indicator['part']): number =>
    sumIndicators(indicators.filter((indicator) => indicator.part === part));
  return {
    concentration: sumOf('concentration'),
    acuteness: sumOf('acuteness'),
    attention: sumOf('attention'),
    recurrence: sumOf('recurrence'),
  };
}

function refuseNonsense(subjects: readonly Subject<string | number>[], { asOf, weights }: RankContext): void {
  if (Number.isNaN(asOf.getTime())) throw new RangeError('asOf must be a valid date');
  parseWeights(weights);
  const ids = new Set<string | number>();
  for (const { id } of subjects) {
    if (ids.has(id)) throw new RangeError(`subject ${id} is given twice`);
    ids.add(id);
  }
}
