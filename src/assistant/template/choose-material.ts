/**
 * What of the evidence is about the concern. Retrieval always returns its best, also when nothing fits; a draft that
 * cites what does not belong is worse than one that says less. So there is a floor: a third of the concern's pairs of
 * characters in the evidence, or two of them in its title. Pairs are coarse, hence the low floor; on the sample it
 * keeps every suggestion of the same kind and drops those that share a street or 小区 only.
 */
import type { Evidence, EvidenceKind } from '../../domain/evidence.ts';
import { type EarlierSuggestion, readEarlier } from './read-earlier.ts';
import { pairsOf, sharedPairs, shareOf } from './shared-pairs.ts';
import type { TemplateInput } from './template-input.ts';

export type Material = {
  /** Oldest first, as a history is told. */
  readonly earlier: readonly EarlierSuggestion[];
  readonly issues: readonly Evidence[];
  readonly laws: readonly Evidence[];
};

const MOST = { suggestion: 4, issue: 2, law: 2 };
const SHARE_OF_TEXT = 1 / 3;
const PAIRS_IN_TITLE = 2;

export function chooseMaterial({ concern, evidence, kind }: TemplateInput): Material {
  const about = `${concern} ${kind?.name ?? ''}`;
  const chosen = (wanted: EvidenceKind, most: number) =>
    evidence.filter((item) => item.target.kind === wanted && isAbout(item, concern, about)).slice(0, most);
  return {
    earlier: chosen('suggestion', MOST.suggestion)
      .map(readEarlier)
      .toSorted((a, b) => Number(a.year ?? 0) - Number(b.year ?? 0)),
    issues: chosen('issue', MOST.issue),
    laws: chosen('law', MOST.law).filter(({ inForce }) => inForce === true),
  };
}

function isAbout({ heading, texts }: Evidence, concern: string, about: string): boolean {
  const title = texts.find(({ field }) => field === 'title')?.text ?? heading;
  if (sharedPairs(pairsOf(about), pairsOf(title)) >= PAIRS_IN_TITLE) return true;
  return shareOf(concern, texts.map(({ text }) => text).join(' ')) >= SHARE_OF_TEXT;
}
