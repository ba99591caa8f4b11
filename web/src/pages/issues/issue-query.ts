import { LINEAGE_EVENTS } from '../../../../src/domain/lineage.ts';
import { SOURCES } from '../../../../src/domain/record.ts';

export const ISSUE_FILTERS = [
  'order',
  'kind',
  'district',
  'state',
  'event',
  'source',
  'since',
  'text',
  'people',
] as const;
export type IssueFilter = (typeof ISSUE_FILTERS)[number];
export type IssueFilterValues = Partial<Record<IssueFilter, string>>;

export const ORDERS = ['rank', 'people', 'newest', 'growth'] as const;
export const STATES = ['proposed', 'confirmed', 'checked', 'rejected'] as const;

/** An address is typed by anybody: what is none of the known words is left out. */
function oneOf<const Word extends string>(
  words: readonly Word[],
  value: string | undefined,
): Word | undefined {
  return words.find((word) => word === value);
}

/** The query of listIssues that the filters in the address ask for. */
export function readIssueQuery(filters: IssueFilterValues) {
  const order = oneOf(ORDERS, filters.order);
  const state = oneOf(STATES, filters.state);
  const event = oneOf(LINEAGE_EVENTS, filters.event);
  const source = oneOf(SOURCES, filters.source);
  const { kind, district, text } = filters;
  const since = /^\d{4}-\d{2}-\d{2}$/.test(filters.since ?? '') ? filters.since : undefined;
  const people = /^[1-9]\d{0,6}$/.test(filters.people ?? '') ? filters.people : undefined;
  return {
    ...(order && { order }),
    ...(state && { state }),
    ...(event && { event }),
    ...(source && { source }),
    ...(kind && { kind }),
    ...(district && { district }),
    ...(text && { text }),
    ...(since && { since }),
    ...(people && { people }),
  };
}
