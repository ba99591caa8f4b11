/** 集中: how many different deputies, delegations, districts and people ask for it. 「代表意见最集中」 */
import type { BatchFacts } from './batch-facts.ts';
import { type Measure, UNKNOWN } from './compose-part.ts';
import { delegationOf, deputiesOf } from './count-subject.ts';
import type { RankSettings } from './rank-settings.ts';
import { beyondFirst, linearScale, logScale } from './scale.ts';
import type { RecordFacts } from './subject.ts';
import type { SubjectView } from './view-subject.ts';
import { vouchedGroups } from './vouch.ts';

/**
 * Counts only grow with a further record, so a part never falls when somebody joins. Therefore an indicator is
 * unknown only when the whole ranking lacks the source, never because one subject has none of it: that is 0.
 */
export function measureConcentration(
  view: SubjectView,
  batch: Pick<BatchFacts, 'hasSuggestions' | 'hasDistricts'>,
  { saturation }: Pick<RankSettings, 'saturation'>,
): Measure[] {
  const people = view.people.size;
  const deputies = new Set(view.records.flatMap(deputiesOf)).size;
  const delegations = new Set(view.records.map(delegationOf).filter((name) => name !== null)).size;
  const districts = countByPerson(view, ({ district }) => district);
  const ifSuggestions = (value: number, scaled: number) =>
    batch.hasSuggestions ? { value, scaled } : UNKNOWN;
  return [
    {
      key: 'distinctPeople',
      share: 0.35,
      value: people,
      scaled: logScale(people, saturation.distinctPeople),
    },
    {
      key: 'distinctDeputies',
      share: 0.3,
      ...ifSuggestions(deputies, logScale(deputies, saturation.distinctDeputies)),
    },
    {
      key: 'distinctDelegations',
      share: 0.15,
      ...ifSuggestions(delegations, linearScale(delegations, saturation.distinctDelegations)),
    },
    {
      key: 'distinctDistricts',
      share: 0.2,
      ...(batch.hasDistricts
        ? { value: districts, scaled: beyondFirst(districts, saturation.distinctDistricts) }
        : UNKNOWN),
    },
  ];
}

/** How many different names the records have, each vouched for by a person of its own. */
export function countByPerson(view: SubjectView, nameOf: (record: RecordFacts) => string | null): number {
  const claims = [...view.people.values()].map((own) => own.map(nameOf).filter((name) => name !== null));
  return vouchedGroups(claims, [...new Set(claims.flat())].toSorted()).size;
}
