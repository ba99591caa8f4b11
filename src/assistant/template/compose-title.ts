/** 关于……的建议 from the concern, else from the leading issue, else from the kind. */
import { askedAction, asProblem, turnedProblem } from './name-action.ts';
import { toFill } from './placeholder.ts';
import { plainClauses } from './plain-clauses.ts';
import { pairsOf, sharedPairs } from './shared-pairs.ts';
import type { TemplateKind } from './template-input.ts';

/** 关于 and 的建议 take five of thirty characters. */
const LONGEST_ACTION = 25;
const SHORTEST_ACTION = 4;
const MOST_CLAUSES = 4;

/**
 * @param issueTitle of the leading issue that is about the concern; null = none.
 * @param isSound whether a title may stand so.
 * @returns at most 30 characters. Asks for the object when nothing names one.
 */
export function composeTitle(
  concern: string,
  issueTitle: string | null,
  kind: TemplateKind | null,
  isSound: (title: string) => boolean = () => true,
): string {
  const titles = candidates(concern, issueTitle, kind)
    .filter(fits)
    .map((action) => `关于${action}的建议`);
  return titles.find(isSound) ?? `关于${toFill('对象和要采取的措施')}的建议`;
}

const fits = (action: string): boolean => action.length >= SHORTEST_ACTION && action.length <= LONGEST_ACTION;

function candidates(concern: string, issueTitle: string | null, kind: TemplateKind | null): string[] {
  const own = plainClauses(concern);
  const grouped = issueTitle === null ? [] : plainClauses(issueTitle);
  const usual = kind === null ? [] : usualClauses(kind, concern);
  const problems = own
    .filter((clause) => clause.length >= SHORTEST_ACTION)
    .flatMap((clause) => asProblem(clause) ?? []);
  return [
    ...own.flatMap((clause) => askedAction(clause) ?? []),
    ...own.flatMap((clause) => turnedProblem(clause) ?? []),
    ...grouped.flatMap((clause) => askedAction(clause) ?? turnedProblem(clause) ?? []),
    // Of a story no single clause is the problem.
    ...(own.length > MOST_CLAUSES ? [...usual, ...problems] : [...problems, ...usual]),
  ];
}

/** The clauses of the usual ask, the one that says most of the concern first. */
export function usualClauses({ usualAsk }: TemplateKind, concern: string): string[] {
  const about = pairsOf(concern);
  return usualAsk
    .split(/[，。；]/u)
    .filter((clause) => clause !== '')
    .map((clause) => ({ clause, shared: sharedPairs(pairsOf(clause), about) }))
    .toSorted((a, b) => b.shared - a.shared)
    .map(({ clause }) => clause);
}
