/**
 * Gives the groups of a run the ids of the issues they continue.
 *
 * Groups that hold asks a person pinned to an issue are that issue. The rest are matched by overlap, largest
 * first, confirmed issues before others, ties by the smaller id: a greedy matching, at least half of the best
 * one (Avis, Networks 1983), and easier to explain to those who ask why an issue has its number.
 */
import type { LineageEvent } from '../domain/lineage.ts';

export type EarlierIssue = {
  readonly id: number;
  readonly askIds: readonly number[];
  /** Confirmed or checked by a person: chooses first. */
  readonly confirmed: boolean;
};

export type NewGroup = {
  readonly askIds: readonly number[];
  /** The issue that people pinned asks of this group to. */
  readonly pinnedTo: number | null;
};

export type IssueLineage = {
  readonly issueId: number;
  /** Index into the groups; null for an issue that has none any more. */
  readonly group: number | null;
  readonly event: LineageEvent;
  /** Earlier issues with members here, most members first. */
  readonly fromIssueIds: readonly number[];
  readonly members: number;
  readonly joined: number;
  readonly left: number;
  /** For a dormant issue whose members mostly went to another: that one. */
  readonly mergedInto: number | null;
};

/**
 * @param earlier ids unique, members disjoint.
 * @param groups members disjoint; numbered ids are given to unmatched groups in this order.
 * @param nextId the first free id.
 * @returns one row per group, in group order, then one per issue that became dormant, by id.
 */
export function matchLineage(
  earlier: readonly EarlierIssue[],
  groups: readonly NewGroup[],
  nextId: number,
): IssueLineage[] {
  const overlaps = countOverlaps(earlier, groups);
  const issueOf = assignIds(earlier, groups, overlaps);
  let free = nextId;
  const ids = groups.map((_, group) => issueOf.get(group) ?? free++);
  const sizes = new Map(earlier.map(({ id, askIds }) => [id, askIds.length]));
  const rows = groups.map((group, index) =>
    describeGroup(
      group,
      index,
      ids[index] as number,
      issueOf.has(index),
      overlaps[index] ?? new Map(),
      sizes,
    ),
  );
  return [...rows, ...describeDormant(earlier, new Set(ids), ids, overlaps)];
}

/** Per group: earlier issue → shared asks. */
function countOverlaps(
  earlier: readonly EarlierIssue[],
  groups: readonly NewGroup[],
): ReadonlyMap<number, number>[] {
  const issueOfAsk = new Map(
    earlier.flatMap(({ id, askIds }) => askIds.map((askId) => [askId, id] as const)),
  );
  return groups.map(({ askIds }) => {
    const counts = new Map<number, number>();
    for (const askId of askIds) {
      const issueId = issueOfAsk.get(askId);
      if (issueId !== undefined) counts.set(issueId, (counts.get(issueId) ?? 0) + 1);
    }
    return counts;
  });
}

function assignIds(
  earlier: readonly EarlierIssue[],
  groups: readonly NewGroup[],
  overlaps: readonly ReadonlyMap<number, number>[],
): Map<number, number> {
  const issueOf = new Map<number, number>();
  const taken = new Set<number>();
  for (const [group, { pinnedTo }] of groups.entries()) {
    if (pinnedTo === null || taken.has(pinnedTo)) continue;
    issueOf.set(group, pinnedTo);
    taken.add(pinnedTo);
  }
  const confirmed = new Set(earlier.filter((issue) => issue.confirmed).map(({ id }) => id));
  const pairs = overlaps.flatMap((counts, group) =>
    [...counts].map(([issueId, shared]) => ({ group, issueId, shared, confirmed: confirmed.has(issueId) })),
  );
  pairs.sort(
    (a, b) =>
      Number(b.confirmed) - Number(a.confirmed) ||
      b.shared - a.shared ||
      a.issueId - b.issueId ||
      a.group - b.group,
  );
  for (const { group, issueId } of pairs) {
    if (issueOf.has(group) || taken.has(issueId)) continue;
    issueOf.set(group, issueId);
    taken.add(issueId);
  }
  return issueOf;
}

function describeGroup(
  { askIds }: NewGroup,
  group: number,
  issueId: number,
  continues: boolean,
  overlaps: ReadonlyMap<number, number>,
  sizes: ReadonlyMap<number, number>,
): IssueLineage {
  const before = sizes.get(issueId) ?? 0;
  const stayed = overlaps.get(issueId) ?? 0;
  const from = [...overlaps].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id);
  const joined = askIds.length - stayed;
  const left = before - stayed;
  return {
    issueId,
    group,
    event: eventOf(continues, from.length, joined),
    fromIssueIds: from,
    members: askIds.length,
    joined,
    left,
    mergedInto: null,
  };
}

function eventOf(continues: boolean, sources: number, joined: number): LineageEvent {
  if (!continues) return sources > 0 ? 'split' : 'new';
  if (sources > 1) return 'merged';
  return joined > 0 ? 'grew' : 'kept';
}

function describeDormant(
  earlier: readonly EarlierIssue[],
  current: ReadonlySet<number>,
  ids: readonly number[],
  overlaps: readonly ReadonlyMap<number, number>[],
): IssueLineage[] {
  const heirs = findHeirs(ids, overlaps);
  return earlier
    .filter(({ id, askIds }) => !current.has(id) && askIds.length > 0)
    .toSorted((a, b) => a.id - b.id)
    .map(({ id, askIds }) => {
      const heir = heirs.get(id);
      const mergedInto = heir !== undefined && heir.shared * 2 >= askIds.length ? heir.issueId : null;
      return {
        issueId: id,
        group: null,
        event: 'dormant',
        fromIssueIds: [id],
        members: 0,
        joined: 0,
        left: askIds.length,
        mergedInto,
      };
    });
}

/** Earlier issue → the issue that has most of its asks now. */
function findHeirs(ids: readonly number[], overlaps: readonly ReadonlyMap<number, number>[]) {
  const heirs = new Map<number, { issueId: number; shared: number }>();
  for (const [group, counts] of overlaps.entries()) {
    for (const [earlierId, shared] of counts) {
      const known = heirs.get(earlierId);
      if (known === undefined || shared > known.shared) {
        heirs.set(earlierId, { issueId: ids[group] as number, shared });
      }
    }
  }
  return heirs;
}
