import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../..');
const DIST = join(ROOT, 'web/dist');

/** What the build is made of; pages take types of the routes, and values of these folders alone. */
const MADE_OF = ['web/src', 'web/public', 'src/domain', 'src/report'];

/** Builds the web app unless it is newer than everything it is made of. */
export async function buildWhenStale(): Promise<void> {
  const built = join(DIST, 'index.html');
  const changed = Math.max(...MADE_OF.map((folder) => newestIn(join(ROOT, folder))));
  if (existsSync(built) && statSync(built).mtimeMs > changed) return;
  await build({ configFile: join(ROOT, 'web/vite.config.ts'), logLevel: 'warn' });
}

function newestIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Math.max(...files.map((file) => statSync(join(folder, file)).mtimeMs));
}
