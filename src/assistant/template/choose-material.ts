/**
 * What of the evidence is about the concern. Retrieval returns its best also when nothing fits, and a draft that cites
 * what does not belong is worse than one that says less; so there is a floor. A title has to share words with the
 * concern itself, not with the kind alone, and the place does not count: another problem of the same street is another
 * matter. Words of the kind count half. An article says more words, so it has to share more. What passes neither needs
 * half of the concern in its text. On the sample's suggestions this keeps those of the same matter and drops those that
 * only share a street, an hour of the day or a kind.
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

const MOST = { suggestion: 4, issue: 2, law: 2 };
const SCORE_OF_TITLE = 4;
const SCORE_OF_ARTICLE = 6;
/** Of a concern of a few words one shared pair and one with its kind are much. */
const SCORE_OF_SHORT = 3;
const SHORT = 12;
const SHARE_OF_TEXT = 1 / 2;
const PAIRS_OF_TEXT = 3;
/** 望筑街, 青岚小区. */
const PLACE =
  /\p{Script=Han}{2,3}(?:路|街|巷|大道|小区|社区|村|镇|乡|区|县|市|苑|花园|新城|广场|家园)(?:一带|附近|周边)?/gu;

export function chooseMaterial({ concern, evidence, kind }: TemplateInput): Material {
  const matter = pairsOf(withoutPlace(concern));
  const usual = pairsOf(`${kind?.name ?? ''} ${kind?.usualAsk ?? ''}`);
  const chosen = (wanted: EvidenceKind, most: number) =>
    evidence.filter((item) => item.target.kind === wanted && isAbout(item, matter, usual)).slice(0, most);
  return {
    earlier: chosen('suggestion', MOST.suggestion)
      .map(readEarlier)
      .toSorted((a, b) => Number(a.year ?? 0) - Number(b.year ?? 0)),
    issues: chosen('issue', MOST.issue),
    laws: chosen('law', MOST.law).filter(({ inForce }) => inForce === true),
  };
}

function withoutPlace(concern: string): string {
  const rest = plainClauses(concern).join(' ').replace(PLACE, ' ');
  return pairsOf(rest).size < 2 ? concern : rest;
}

function isAbout(item: Evidence, matter: ReadonlySet<string>, usual: ReadonlySet<string>): boolean {
  const named = pairsOf(nameOf(item));
  const own = sharedPairs(matter, named);
  if (own > 0 && 2 * own + sharedPairs(usual, named) >= leastScore(item, matter)) return true;
  const shared = sharedPairs(matter, pairsOf(item.texts.map(({ text }) => text).join(' ')));
  return shared >= PAIRS_OF_TEXT && shared / matter.size >= SHARE_OF_TEXT;
}

/** What says what it is about: the title; of an article all of it. */
function nameOf({ target, heading, texts }: Evidence): string {
  const field = target.kind === 'law' ? 'article' : 'title';
  return `${heading} ${texts.find((text) => text.field === field)?.text ?? ''}`.replace(/关于/gu, ' ');
}

function leastScore({ target }: Evidence, matter: ReadonlySet<string>): number {
  if (target.kind === 'law') return SCORE_OF_ARTICLE;
  return matter.size <= SHORT ? SCORE_OF_SHORT : SCORE_OF_TITLE;
}
