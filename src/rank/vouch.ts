/**
 * One person counts once everywhere: somebody who writes from five districts, over five channels or in five years
 * vouches for one of them. A group (a year, a district, a channel) counts when a person can be found for it who is
 * not needed for another group: a largest matching of groups to people, by augmenting paths (Kuhn 1955).
 * Whatever one account adds, the number of groups grows by 1 at most.
 */

/**
 * @param claims one list per person: the groups that person was seen in, repeats allowed.
 * @returns the groups that count. Earlier in `order` goes first, so the set does not depend on the order of people.
 *   Groups that `order` leaves out do not count. O(groups · claims) at worst; nearly always one pass.
 */
export function vouchedGroups<Group>(
  claims: Iterable<readonly Group[]>,
  order: readonly Group[],
): Set<Group> {
  const { certain, choices } = sortClaims(claims, new Set(order));
  const voucherOf = new Map<Group, ReadonlySet<Group>>();
  for (const group of order) {
    if (!certain.has(group)) findVoucher(group, { choices, voucherOf, tried: new Set() });
  }
  return new Set(order.filter((group) => certain.has(group) || voucherOf.has(group)));
}

/** Whoever was seen in one group only settles it; what is left to choose is which group the others vouch for. */
function sortClaims<Group>(claims: Iterable<readonly Group[]>, wanted: ReadonlySet<Group>) {
  const certain = new Set<Group>();
  const open: ReadonlySet<Group>[] = [];
  for (const claim of claims) {
    const groups = new Set(claim.filter((group) => wanted.has(group)));
    const [only] = groups;
    if (groups.size === 1) certain.add(only as Group);
    if (groups.size > 1) open.push(groups);
  }
  const choices = new Map<Group, ReadonlySet<Group>[]>();
  for (const groups of open) {
    for (const group of groups) if (!certain.has(group)) append(choices, group, groups);
  }
  return { certain, choices };
}

type Search<Group> = {
  readonly choices: ReadonlyMap<Group, readonly ReadonlySet<Group>[]>;
  /** A person is known by the set of groups it was seen in, each person's set an object of its own. */
  readonly voucherOf: Map<Group, ReadonlySet<Group>>;
  readonly tried: Set<ReadonlySet<Group>>;
};

/** Finds somebody for the group, if need be by finding somebody else for the group that person vouched for. */
function findVoucher<Group>(group: Group, search: Search<Group>): boolean {
  for (const person of search.choices.get(group) ?? []) {
    if (search.tried.has(person)) continue;
    search.tried.add(person);
    const taken = [...person].find((other) => search.voucherOf.get(other) === person);
    if (taken === undefined || findVoucher(taken, search)) {
      search.voucherOf.set(group, person);
      return true;
    }
  }
  return false;
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
