/** Whether an article that a text names exists in the library and was in force on a day. Pure. */
import type { ArticleVersion } from '../../store/laws/resolve-article.ts';
import type { LawReference } from './read-references.ts';

export type Judgement = {
  /** unknown: no such law, edition or article in the library; nothing is said of whether it exists elsewhere. */
  readonly state: 'in_force' | 'not_in_force' | 'unknown';
  /** The version that is meant; null when unknown. */
  readonly version: ArticleVersion | null;
  /** For what is not in force: the edition that is on that day; null = none, or not yet. */
  readonly replacedBy: string | null;
};

const UNKNOWN: Judgement = { state: 'unknown', version: null, replacedBy: null };

/**
 * @param versions of the law that is named, as the store resolves its name and article.
 * @param day YYYY-MM-DD.
 */
export function judgeReference(
  { edition }: Pick<LawReference, 'edition'>,
  versions: readonly ArticleVersion[],
  day: string,
): Judgement {
  const meant = edition === undefined ? versions : versions.filter((version) => isEdition(version, edition));
  const current = meant.find((version) => isInForce(version, day));
  // Without an edition the law of that day is meant: an article that only an older one has is no answer.
  if (current) return current.article ? { state: 'in_force', version: current, replacedBy: null } : UNKNOWN;
  const other = meant.findLast(({ article }) => article !== null);
  if (!other) return UNKNOWN;
  const replacing = versions.find((version) => isInForce(version, day));
  return { state: 'not_in_force', version: other, replacedBy: replacing?.law.edition ?? null };
}

function isInForce({ law }: ArticleVersion, day: string): boolean {
  return law.validFrom <= day && (law.validTo === null || law.validTo >= day);
}

/** 2015, 2015年, 2015年修正 all mean the edition of that year. */
function isEdition({ law }: ArticleVersion, edition: string): boolean {
  const year = /\d{4}/.exec(edition.normalize('NFKC'))?.[0];
  return year === undefined ? law.edition.includes(edition) : law.edition.includes(year);
}
