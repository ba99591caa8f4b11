import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldSchema } from '../../../src/domain/kind.ts';

const FOLDER = join(import.meta.dirname, '../../../reference/taxonomy');

/** The taxonomy as it ships, checked at the door. */
export const FIELDS = readdirSync(FOLDER)
  .sort()
  .map((file) => fieldSchema.parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))));

export const KINDS = FIELDS.flatMap(({ kinds }) => kinds);
