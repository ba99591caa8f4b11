/**
 * Turns decisions into what grouping obeys: sets of asks that stay together, each with at most one issue
 * they belong to, and pairs of sets that stay apart.
 *
 * Decisions are taken in the order they were made. One that contradicts those before it is not applied and
 * not dropped: it is returned with the decisions it is against, for a person to settle. Moving, merging,
 * splitting and removing are no contradictions of where an ask was before: there the newer word counts.
 */
import type { Decision, DecisionAction } from '../domain/decision.ts';

export type Constraints = {
  /** Disjoint, each with two asks or more or with an issue; asks ascending. */
  readonly together: readonly { readonly askIds: readonly number[]; readonly issueId: number | null }[];
  readonly apart: readonly { readonly left: readonly number[]; readonly right: readonly number[] }[];
  /** Ask → the issue it was taken out of, unless it was put somewhere since. */
  readonly removedFrom: ReadonlyMap<number, number>;
  readonly contradictions: readonly Contradiction[];
};

export type Contradiction = {
  readonly decisionId: number;
  /** The earlier decisions that it is against, ascending. */
  readonly against: readonly number[];
};

/** Decisions that stand, oldest first; those that say nothing about grouping are passed over. */
export function readConstraints(decisions: readonly Decision[]): Constraints {
  const rules = new RuleBook();
  const contradictions: Contradiction[] = [];
  for (const { id, action } of decisions) {
    const against = apply(rules, id, action);
    if (against.length > 0) contradictions.push({ decisionId: id, against });
  }
  return { ...rules.read(), contradictions };
}

/** @returns the decisions this is against; empty when it was applied. */
function apply(rules: RuleBook, id: number, action: DecisionAction): number[] {
  switch (action.type) {
    case 'together':
      return rules.join(id, action.askIds, null);
    case 'pin':
    case 'confirm':
      return rules.join(id, action.askIds, action.issueId);
    case 'apart':
      return rules.separate(id, action.left, action.right);
    case 'move':
      return rules.rehome(id, action.askIds, action.beside, action.to);
    case 'merge':
      return rules.rehome(id, action.askIds, action.beside, action.into);
    case 'split':
      return rules.split(id, action);
    case 'remove':
      return rules.remove(id, action);
    default:
      return [];
  }
}

type Together = { askIds: Set<number>; issueId: number | null; decisions: Set<number> };
type Apart = {
  readonly decisionId: number;
  readonly left: ReadonlySet<number>;
  readonly right: ReadonlySet<number>;
  /** Came with a split or a removal: gives way when an ask is moved back. */
  readonly implied: boolean;
};

class RuleBook {
  readonly #setOf = new Map<number, Together>();
  /** Issue → its one set. */
  readonly #homes = new Map<number, Together>();
  #apart: Apart[] = [];
  readonly #removedFrom = new Map<number, number>();

  join(decisionId: number, askIds: readonly number[], issueId: number | null): number[] {
    const touched = new Set(askIds.map((askId) => this.#setOf.get(askId)).filter((set) => set !== undefined));
    // An issue is one set: pinning more asks to it joins them with those pinned before.
    const home = issueId === null ? undefined : this.#homes.get(issueId);
    if (home) touched.add(home);
    const joined = new Set([...askIds, ...[...touched].flatMap((set) => [...set.askIds])]);
    const against = [
      ...this.#otherIssues(touched, issueId),
      ...this.#apart.filter((rule) => crosses(rule, joined)).map((rule) => rule.decisionId),
    ];
    if (against.length > 0) return ascending(against);
    this.#unite(decisionId, joined, touched, issueId);
    return [];
  }

  separate(decisionId: number, left: readonly number[], right: readonly number[]): number[] {
    const rightSet = new Set(right);
    const both = left.filter((askId) => rightSet.has(askId));
    // A rule against itself is nobody else's fault: it is listed against its own number.
    if (both.length > 0) return [decisionId];
    const against: number[] = [];
    const sets = new Set(left.map((askId) => this.#setOf.get(askId)).filter((set) => set !== undefined));
    for (const set of sets) {
      if (right.some((askId) => set.askIds.has(askId))) against.push(...set.decisions);
    }
    if (against.length > 0) return ascending(against);
    this.#apart.push({ decisionId, left: new Set(left), right: rightSet, implied: false });
    return [];
  }

  /** Takes the asks to an issue and to those beside them, out of wherever they were. */
  rehome(
    decisionId: number,
    askIds: readonly number[],
    beside: readonly number[],
    issueId: number,
  ): number[] {
    const home = this.#homes.get(issueId);
    const company = new Set([...askIds, ...beside, ...(home?.askIds ?? [])]);
    const against = this.#apart.filter((rule) => !rule.implied && crosses(rule, company));
    if (against.length > 0) return ascending(against.map((rule) => rule.decisionId));
    this.#apart = this.#apart.flatMap((rule) => (rule.implied ? unlessBothIn(rule, company) : [rule]));
    this.#takeOut(new Set([...askIds, ...beside]));
    this.#unite(decisionId, company, new Set(home ? [home] : []), issueId);
    return [];
  }

  split(
    decisionId: number,
    { askIds, rest, newIssueId }: { askIds: readonly number[]; rest: readonly number[]; newIssueId: number },
  ): number[] {
    const against = this.#apart.filter((rule) => !rule.implied && crosses(rule, new Set(askIds)));
    if (against.length > 0) return ascending(against.map((rule) => rule.decisionId));
    const refused = this.rehome(decisionId, askIds, [], newIssueId);
    if (refused.length === 0) this.#keepOut(decisionId, askIds, rest);
    return refused;
  }

  remove(
    decisionId: number,
    { askIds, rest, issueId }: { askIds: readonly number[]; rest: readonly number[]; issueId: number },
  ): number[] {
    this.#takeOut(new Set(askIds));
    for (const askId of askIds) this.#removedFrom.set(askId, issueId);
    this.#keepOut(decisionId, askIds, rest);
    return [];
  }

  read(): Omit<Constraints, 'contradictions'> {
    const together = [...new Set(this.#setOf.values())]
      .map(({ askIds, issueId }) => ({ askIds: ascending(askIds), issueId }))
      .toSorted((a, b) => (a.askIds[0] as number) - (b.askIds[0] as number));
    const apart = this.#apart.map(({ left, right }) => ({ left: [...left], right: [...right] }));
    return { together, apart, removedFrom: this.#removedFrom };
  }

  #takeOut(askIds: ReadonlySet<number>): void {
    for (const askId of askIds) {
      this.#setOf.get(askId)?.askIds.delete(askId);
      this.#setOf.delete(askId);
      this.#removedFrom.delete(askId);
    }
  }

  #keepOut(decisionId: number, askIds: readonly number[], rest: readonly number[]): void {
    const left = new Set(askIds);
    // What is in one set with them cannot be kept apart from them.
    const company = new Set(askIds.map((askId) => this.#setOf.get(askId)).filter((set) => set !== undefined));
    const isBeside = (askId: number) => [...company].some((set) => set.askIds.has(askId));
    const right = new Set(rest.filter((askId) => !left.has(askId) && !isBeside(askId)));
    if (right.size > 0) this.#apart.push({ decisionId, left, right, implied: true });
  }

  #unite(
    decisionId: number,
    askIds: ReadonlySet<number>,
    sets: ReadonlySet<Together>,
    issueId: number | null,
  ): void {
    const known = [...sets].find((set) => set.issueId !== null)?.issueId ?? null;
    const united: Together = {
      askIds: new Set(askIds),
      issueId: issueId ?? known,
      decisions: new Set([decisionId, ...[...sets].flatMap((set) => [...set.decisions])]),
    };
    if (united.issueId !== null) this.#homes.set(united.issueId, united);
    for (const askId of askIds) {
      this.#setOf.set(askId, united);
      this.#removedFrom.delete(askId);
    }
  }

  /** Sets that belong to an issue other than the one wanted, or to two different ones. */
  #otherIssues(sets: ReadonlySet<Together>, issueId: number | null): number[] {
    const issues = new Set([...sets].map((set) => set.issueId).filter((id) => id !== null));
    if (issueId !== null) issues.add(issueId);
    if (issues.size < 2) return [];
    return [...sets].filter((set) => set.issueId !== null).flatMap((set) => [...set.decisions]);
  }
}

function crosses({ left, right }: Apart, askIds: ReadonlySet<number>): boolean {
  return hasAny(left, askIds) && hasAny(right, askIds);
}

function hasAny(side: ReadonlySet<number>, askIds: ReadonlySet<number>): boolean {
  const [few, many] = side.size < askIds.size ? [side, askIds] : [askIds, side];
  for (const askId of few) if (many.has(askId)) return true;
  return false;
}

/** The rule for all its pairs but those of two who are now in one company. */
function unlessBothIn(rule: Apart, company: ReadonlySet<number>): Apart[] {
  if (!crosses(rule, company)) return [rule];
  const inside = (side: ReadonlySet<number>) => new Set([...side].filter((askId) => company.has(askId)));
  const outside = (side: ReadonlySet<number>) => new Set([...side].filter((askId) => !company.has(askId)));
  return [
    { ...rule, left: outside(rule.left) },
    { ...rule, left: inside(rule.left), right: outside(rule.right) },
  ].filter(({ left, right }) => left.size > 0 && right.size > 0);
}

const ascending = (ids: Iterable<number>): number[] => [...new Set(ids)].toSorted((a, b) => a - b);
