import type { Db } from '../../store/database.ts';
import { readLaws } from '../../store/laws/read-laws.ts';
import { type ArticleVersion, resolveArticle } from '../../store/laws/resolve-article.ts';
import { type LawReference, readLawReferences } from '../laws/read-references.ts';
import type { LawLookup } from './law-lookup.ts';

/** Everything that these texts name, read at once: a draft names a handful of articles. */
export async function lookUpLaws(db: Db, texts: readonly string[]): Promise<LawLookup> {
  const names = namesOf(await readLaws(db));
  const references = texts.flatMap((text) => readLawReferences(text, { knownNames: names }));
  const found = new Map<string, readonly ArticleVersion[]>();
  for (const reference of references) {
    const key = keyOf(reference);
    if (!found.has(key)) found.set(key, await resolveArticle(db, reference));
  }
  return { names, versionsOf: (reference) => found.get(keyOf(reference)) ?? [] };
}

const keyOf = ({ name, number, suffix }: Pick<LawReference, 'name' | 'number' | 'suffix'>): string =>
  `${name}/${number}/${suffix}`;

const namesOf = (
  laws: readonly { readonly name: string; readonly shortNames: readonly string[] }[],
): string[] => [
  ...new Set(
    laws.flatMap(({ name, shortNames }) => [name, name.replace(/^中华人民共和国/, ''), ...shortNames]),
  ),
];
