import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export type Listening = {
  /** Errors on the console and in scripts so far, without those that a test expects. */
  readonly errors: () => readonly string[];
};

/** @param expected what an answer that a test provokes leaves on the console: /412/. */
export function listen(page: Page, expected: RegExp | null = null): Listening {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return { errors: () => errors.filter((error) => !expected?.test(error)) };
}

/** Goes to an address and waits until the page has its heading and nothing is loading any more. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settle(page);
}

export async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  const loading = page.locator('.loading');
  while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'detached' });
}

type Violation = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] };

/** No serious fault that a machine can find for people who cannot see or point, and nothing that sticks out. */
export async function expectClean(page: Page): Promise<void> {
  // Not as a script of the page: the service allows none but its own.
  await page.evaluate(AXE);
  const violations = await page.evaluate<Violation[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const said = serious.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' | ')}`,
  );
  expect(said, await page.title()).toEqual([]);
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - Math.ceil(document.body.getBoundingClientRect().right)',
  );
  expect(overflow, `${await page.title()} is wider than the screen`).toBeLessThanOrEqual(0);
}
