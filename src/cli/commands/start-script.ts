import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '../../domain/errors.ts';
import type { Context, ExitCode, Run } from '../context.ts';

const ROOT = join(import.meta.dirname, '../../..');

export const startEval: Run = (context, positional) => startScript(context, 'eval/run.ts', positional);
export const startBench: Run = (context, positional) => startScript(context, 'bench/run.ts', positional);

/** In a process of its own: these measure memory and time, and ours would count too. */
async function startScript(
  { messages, terminal, config }: Context,
  script: string,
  positional: readonly string[],
): Promise<ExitCode> {
  const file = join(ROOT, script);
  if (!existsSync(file)) {
    throw new DomainError('not_found', messages.errors.noEntry(script), messages.errors.noEntryRemedy);
  }
  const given = [...positional, ...(terminal.isJson ? ['--json'] : [])];
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), file, ...given], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: config.database },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  return code === 0 ? 0 : 1;
}
