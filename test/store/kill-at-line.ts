import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';

/** Starts a TypeScript program of ours, kills it with SIGKILL when it says `wanted` on stdout, and waits until it is gone. */
export async function killAtLine(
  program: string,
  parameters: readonly string[],
  wanted: RegExp,
): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_, signal) => resolve(signal)),
  );
  for await (const line of createInterface({ input: child.stdout })) {
    if (wanted.test(line)) child.kill('SIGKILL');
  }
  expect(await gone, 'it was killed at work, it did not end').toBe('SIGKILL');
}
