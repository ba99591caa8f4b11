/**
 * What of the evidence is about the concern. Retrieval returns its best also when nothing fits, and a draft that cites
 * what does not belong is worse than one that says less; so there is a floor. A suggestion has to share words with the
 * concern itself in its title, not with the kind alone; the place does not count, since another problem of the same
 * street is another matter. One shared word, or one of the kind, is enough when its text says more of the concern. An
 * issue has no text, but it has a kind. On the sample's suggestions this keeps those of the same matter and drops those
 * that only share a street, an hour of the day or a kind. Articles are chosen by what can be quoted of them.
 */
import type { Evidence, EvidenceKind } from '../../domain/evidence.ts';
import { plainClauses } from './plain-clauses.ts';
import { type EarlierSuggestion, readEarlier } from './read-earlier.ts';
import { pairsOf, sharedPairs } from './shared-pairs.ts';
import type { TemplateInput } from './template-input.ts';

export type Material = {
  /** Oldest first, as a history is told. */
  readonly earlier: readonly EarlierSuggestion[];
  readonly issues: readonly Evidence[];
  readonly laws: readonly Evidence[];
};

const MOST_EARLIER = 4;
const MOST_ISSUES = 2;
/** Pairs of neighbouring characters, a word of three being two of them. */
const ENOUGH_IN_TITLE = 2;
const ENOUGH_WITHOUT_KIND = 3;
const ENOUGH_IN_TEXT = 3;
const SHARE_OF_TEXT = 1 / 2;
/** 望筑街, 青岚小区. */
const PLACE =
  /\p{Script=Han}{2,3}(?:路|街|巷|大道|小区|社区|村|镇|乡|区|县|市|苑|花园|新城|广场|家园)(?:一带|附近|周边)?/gu;

export function chooseMaterial({ concern, evidence, kind }: TemplateInput): Material {
  const matter: Matter = {
    own: pairsOf(withoutPlace(concern)),
    usual: pairsOf(`${kind?.name ?? ''} ${kind?.usualAsk ?? ''}`),
    kindName: kind?.name ?? null,
  };
  const of = (wanted: EvidenceKind) => evidence.filter(({ target }) => target.kind === wanted);
  return {
    earlier: of('suggestion')
      .filter((suggestion) => isSuggestionAbout(suggestion, matter))
      .slice(0, MOST_EARLIER)
      .map(readEarlier)
      .toSorted((a, b) => Number(a.year ?? 0) - Number(b.year ?? 0)),
    issues: of('issue')
      .filter((issue) => isIssueAbout(issue, matter))
      .slice(0, MOST_ISSUES),
    laws: of('law').filter(({ inForce }) => inForce === true),
  };
}

type Matter = {
  /** Pairs of the concern without its place. */
  readonly own: ReadonlySet<string>;
  /** Of the kind's name and usual ask. */
  readonly usual: ReadonlySet<string>;
  readonly kindName: string | null;
};

function withoutPlace(concern: string): string {
  const rest = plainClauses(concern).join(' ').replace(PLACE, ' ');
  return pairsOf(rest).size < 2 ? concern : rest;
}

function isSuggestionAbout({ heading, texts }: Evidence, { own, usual }: Matter): boolean {
  const title = pairsOf(
    (texts.find(({ field }) => field === 'title')?.text ?? heading).replace(/关于/gu, ' '),
  );
  const named = sharedPairs(own, title);
  const kindred = sharedPairs(usual, title);
  if (named >= Math.min(ENOUGH_IN_TITLE, own.size) && named + kindred > ENOUGH_IN_TITLE) return true;
  const told = sharedPairs(own, pairsOf(texts.map(({ text }) => text).join(' ')));
  return (
    told >= ENOUGH_IN_TEXT &&
    (kindred > 0 || named > 0 ? named + kindred > 1 : told / own.size >= SHARE_OF_TEXT)
  );
}

function isIssueAbout({ heading, notes }: Evidence, { own, kindName }: Matter): boolean {
  const title = pairsOf(heading);
  const named = sharedPairs(own, title);
  const kind = notes.find(([name]) => name === '类型')?.[1];
  if (kind !== undefined && kindName !== null && kind !== kindName) return named >= ENOUGH_WITHOUT_KIND;
  if (named >= Math.min(ENOUGH_IN_TITLE, own.size)) return true;
  return named > 0 && kindName !== null && sharedPairs(pairsOf(kindName), title) > 0;
}
