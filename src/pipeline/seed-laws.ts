/** The library of reference/laws into the store: what is new or changed in it, and nothing that people imported. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Law } from '../domain/law.ts';
import type { Db } from '../store/database.ts';
import { type LawStamp, readLawStamps } from '../store/laws/read-laws.ts';
import { digestLaw, saveLaws } from '../store/laws/save-laws.ts';
import { lawTerms, parseLaw } from './import-laws.ts';

/** One small query when nothing changed. A version that an imported one speaks against is left out. */
export async function seedLaws(db: Db, library: readonly Law[]): Promise<void> {
  const stamps = await readLawStamps(db);
  const changed = library.filter((law) => isWanted(law, stamps, library));
  if (changed.length > 0) await saveLaws(db, changed, { termsOf: lawTerms, origin: 'library' });
}

/** In the order of their file names. @throws {DomainError} unreadable_file: somebody edited it wrongly. */
export function loadLaws(folder: string): Law[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => parseLaw(file, readFileSync(join(folder, file), 'utf8')));
}

function isWanted(law: Law, stamps: readonly LawStamp[], library: readonly Law[]): boolean {
  const own = stamps.find((stamp) => isSame(stamp, law));
  if (own && (own.origin === 'import' || own.digest === digestLaw(law))) return false;
  // A start must not fail for it: people's version stands.
  return !stamps.some(
    (stamp) =>
      stamp.name === law.name &&
      !isSame(stamp, law) &&
      (stamp.origin === 'import' || !library.some((other) => isSame(stamp, other))) &&
      overlaps(stamp, law),
  );
}

type Version = Pick<Law, 'name' | 'edition' | 'validFrom' | 'validTo'>;

const isSame = (a: Version, b: Version): boolean => a.name === b.name && a.edition === b.edition;

function overlaps(a: Version, b: Version): boolean {
  return (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo);
}
