/** What reference/ holds, checked at the door and put into the store: taxonomy, districts, departments, laws. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { departmentSchema, districtSchema } from '../domain/district.ts';
import { fieldSchema } from '../domain/kind.ts';
import type { Db } from '../store/database.ts';
import { type Reference, seedReference } from '../store/taxonomy/seed-reference.ts';
import { loadLaws, seedLaws } from './seed-laws.ts';

const REFERENCE = join(import.meta.dirname, '../../reference');

/** Adds what is missing; what staff edited stays as it is. Cheap enough to be called at every start. */
export async function seedFromReference(db: Db, folder: string = REFERENCE): Promise<void> {
  await seedReference(db, loadReference(folder));
  await seedLaws(db, loadLaws(join(folder, 'laws')));
}

/** @throws {ZodError} a file that somebody edited is not what it should be; the path says which value. */
export function loadReference(folder: string = REFERENCE): Reference {
  const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
  const taxonomy = readdirSync(join(folder, 'taxonomy'))
    .filter((file) => file.endsWith('.json'))
    .toSorted();
  return {
    fields: taxonomy.map((file) => fieldSchema.parse(read('taxonomy', file))),
    districts: z.array(districtSchema).parse(read('districts.json')),
    departments: z.array(departmentSchema).parse(read('departments.json')),
  };
}
