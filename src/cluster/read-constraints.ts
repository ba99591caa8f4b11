/**
 * Turns decisions into what grouping obeys: sets of asks that stay together, each with at most one issue
 * they belong to, and pairs of sets that stay apart.
 *
 * Decisions are taken in the order they were made. One that contradicts those before it is not applied and
 * not dropped: it is returned with the decisions it is against, for a person to settle.
 */
import type { Decision } from '../domain/decision.ts';

export type Constraints = {
  /** Disjoint, each with two asks or more or with an issue; asks ascending. */
  readonly together: readonly { readonly askIds: readonly number[]; readonly issueId: number | null }[];
  readonly apart: readonly { readonly left: readonly number[]; readonly right: readonly number[] }[];
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
    const against =
      action.type === 'together'
        ? rules.join(id, action.askIds, null)
        : action.type === 'pin' || action.type === 'confirm'
          ? rules.join(id, action.askIds, action.issueId)
          : action.type === 'apart'
            ? rules.separate(id, action.left, action.right)
            : [];
    if (against.length > 0) contradictions.push({ decisionId: id, against });
  }
  return { ...rules.read(), contradictions };
}

type Together = { askIds: Set<number>; issueId: number | null; decisions: Set<number> };
type Apart = { decisionId: number; left: readonly number[]; right: readonly number[] };

class RuleBook {
  readonly #setOf = new Map<number, Together>();
  readonly #apart: Apart[] = [];

  /** @returns the decisions this is against; empty when it was applied. */
  join(decisionId: number, askIds: readonly number[], issueId: number | null): number[] {
    const touched = new Set(askIds.map((askId) => this.#setOf.get(askId)).filter((set) => set !== undefined));
    const joined = new Set([...askIds, ...[...touched].flatMap((set) => [...set.askIds])]);
    const against = [
      ...this.#otherIssues(touched, issueId),
      ...this.#apart.filter((rule) => crosses(rule, joined)).map((rule) => rule.decisionId),
    ];
    // An issue is one set: pinning more asks to it joins them with those pinned before.
    if (against.length > 0) return ascending(against);
    const sameIssue =
      issueId === null ? [] : [...this.#setOf.values()].filter((set) => set.issueId === issueId);
    return this.#unite(decisionId, joined, new Set([...touched, ...sameIssue]), issueId);
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
    this.#apart.push({ decisionId, left, right });
    return [];
  }

  read(): Pick<Constraints, 'together' | 'apart'> {
    const together = [...new Set(this.#setOf.values())]
      .map(({ askIds, issueId }) => ({ askIds: ascending(askIds), issueId }))
      .toSorted((a, b) => (a.askIds[0] as number) - (b.askIds[0] as number));
    return { together, apart: this.#apart.map(({ left, right }) => ({ left, right })) };
  }

  #unite(
    decisionId: number,
    joined: ReadonlySet<number>,
    sets: ReadonlySet<Together>,
    issueId: number | null,
  ): number[] {
    const askIds = new Set([...joined, ...[...sets].flatMap((set) => [...set.askIds])]);
    const crossed = this.#apart.filter((rule) => crosses(rule, askIds)).map((rule) => rule.decisionId);
    if (crossed.length > 0) return ascending(crossed);
    const known = [...sets].find((set) => set.issueId !== null)?.issueId ?? null;
    const united: Together = {
      askIds,
      issueId: issueId ?? known,
      decisions: new Set([decisionId, ...[...sets].flatMap((set) => [...set.decisions])]),
    };
    for (const askId of askIds) this.#setOf.set(askId, united);
    return [];
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
  return left.some((askId) => askIds.has(askId)) && right.some((askId) => askIds.has(askId));
}

const ascending = (ids: Iterable<number>): number[] => [...new Set(ids)].toSorted((a, b) => a - b);
