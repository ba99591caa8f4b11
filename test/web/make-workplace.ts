/** A directory for all browser tests of one call of vitest: the filled database that each file begins with. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    workplace: string;
  }
}

export function setup({ provide }: TestProject): () => void {
  const workplace = mkdtempSync(join(tmpdir(), 'minsheng-web-'));
  provide('workplace', workplace);
  return () => rmSync(workplace, { recursive: true, force: true });
}
