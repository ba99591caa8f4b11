/**
 * The real thing for tests of pages: the whole service with the sample data in a database of the file's own, and a
 * Chromium that looks at it. Files that use it are called *.browser.test.ts; they are skipped where there is no
 * Chromium (in CI that is an error).
 */
import { cpSync, existsSync, mkdtempSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, inject } from 'vitest';
import type { Role } from '../../src/domain/account.ts';
import { buildSite } from './build-site.ts';
import { fillSample } from './fill-sample.ts';
import { findChromium } from './find-chromium.ts';
import { type Service, type ServiceOptions, startService } from './start-service.ts';
import { WIDTHS, type Width } from './widths.ts';
import { writeFontConfig } from './write-font-config.ts';

export type Web = {
  readonly service: Service;
  /** A page of somebody who is not signed in; closed after the test. @param address the service's when left out. */
  readonly open: (width?: Width, address?: string) => Promise<Page>;
  /** A page of a visitor of this role, at the first page. */
  readonly signInAs: (role: Role, options?: { width?: Width; second?: boolean }) => Promise<Page>;
};

const executablePath = findChromium();
if (executablePath === null) {
  process.stdout.write('no Chromium (CHROMIUM_PATH is not set): tests in the browser are skipped\n');
}

/**
 * @param body gets the web as a function, since it is there only when tests run.
 * @param prepare gives what the service is started with, just before it is.
 */
export function describeInBrowser(
  name: string,
  body: (web: () => Web) => void,
  prepare: () => Promise<ServiceOptions> = async () => ({}),
): void {
  describe.skipIf(executablePath === null)(name, () => {
    let opened: { web: Web; closePages: () => Promise<void>; close: () => Promise<void> };
    beforeAll(async () => {
      opened = await openWeb(executablePath ?? '', await prepare());
    });
    afterEach(() => opened.closePages());
    afterAll(() => opened?.close());
    body(() => opened.web);
  });
}

async function openWeb(browserPath: string, options: ServiceOptions) {
  const workplace = inject('workplace');
  const site = await makeOnce(join(workplace, 'site'), buildSite);
  const filled = await makeOnce(join(workplace, 'filled'), fillSample);
  const directory = mkdtempSync(join(workplace, 'store-'));
  cpSync(filled, join(directory, 'data'), { recursive: true });
  const service = await startService(join(directory, 'data'), site, options);
  const browser = await launch(browserPath, workplace);
  const pages: Page[] = [];
  const open = async (width: Width = 'wide', address: string = service.address) => {
    const context = await browser.newContext({
      viewport: WIDTHS[width],
      locale: 'zh-CN',
      baseURL: address,
    });
    const page = await context.newPage();
    pages.push(page);
    return page;
  };
  const signInAs: Web['signInAs'] = async (role, { width, second = false } = {}) => {
    const page = await open(width);
    await page.goto('/');
    const answer = await page.request.post('/api/session/visitor', { data: { role, second } });
    if (!answer.ok()) throw new Error(`no visitor ${role}: ${answer.status()} ${await answer.text()}`);
    await page.goto('/');
    return page;
  };
  return {
    web: { service, open, signInAs },
    closePages: async () => {
      for (const page of pages.splice(0)) await page.context().close();
    },
    close: async () => {
      await browser.close();
      await service.close();
    },
  };
}

/** Made by the first file that needs it. */
async function makeOnce(folder: string, make: (folder: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;
  await make(`${folder}-unfinished`);
  renameSync(`${folder}-unfinished`, folder);
  return folder;
}

function launch(browserPath: string, workplace: string): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath,
    env: { ...process.env, ...writeFontConfig(join(workplace, 'fonts')) },
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
  });
}
