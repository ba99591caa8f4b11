/** Writes migrations/schema.sql, the schema that the migrations add up to. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dumpSchema } from '../src/store/dump-schema.ts';
import { openStore } from '../src/store/open-store.ts';

const file = join(import.meta.dirname, '../migrations/schema.sql');
const store = await openStore('memory://');
try {
  writeFileSync(file, await dumpSchema(store.db));
  console.log(`wrote ${file}`);
} finally {
  await store.close();
}
