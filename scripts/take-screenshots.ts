/**
 * The pictures of the README, from the sample data in a real browser: `npm run screenshots`. Needs a Chromium
 * (CHROMIUM_PATH, or one of the system).
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import type { Role } from '../src/domain/account.ts';
import { buildSite } from '../test/web/build-site.ts';
import { settle } from '../test/web/expect-clean.ts';
import { fillSample } from '../test/web/fill-sample.ts';
import { findChromium } from '../test/web/find-chromium.ts';
import { startService } from '../test/web/start-service.ts';
import { WIDTHS, type Width } from '../test/web/widths.ts';
import { writeFontConfig } from '../test/web/write-font-config.ts';

const OUT = join(import.meta.dirname, '../docs/images');

type Shot = { readonly name: string; readonly role: Role; readonly path: string; readonly width: Width };
const SHOTS: readonly Shot[] = [
  { name: 'desk', role: 'staff', path: '/desk', width: 'wide' },
  { name: 'map', role: 'staff', path: '/map', width: 'wide' },
  { name: 'issues', role: 'committee', path: '/issues', width: 'wide' },
  { name: 'ranking', role: 'committee', path: '/ranking?subject=kind', width: 'wide' },
  { name: 'start', role: 'staff', path: '/', width: 'wide' },
  { name: 'deputy', role: 'deputy', path: '/', width: 'narrow' },
];

const executablePath = findChromium();
if (executablePath === null) throw new Error('no Chromium: set CHROMIUM_PATH to the path of one');
const workplace = mkdtempSync(join(tmpdir(), 'minsheng-shots-'));
try {
  await buildSite(join(workplace, 'site'));
  await fillSample(join(workplace, 'data'));
  const service = await startService(join(workplace, 'data'), join(workplace, 'site'));
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...writeFontConfig(join(workplace, 'fonts')) },
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
  });
  mkdirSync(OUT, { recursive: true });
  for (const shot of SHOTS) await take(browser, service.address, shot);
  await takeDraft(browser, service.address);
  await browser.close();
  await service.close();
} finally {
  rmSync(workplace, { recursive: true, force: true });
}

/** A draft by the template, with a source opened. */
async function takeDraft(browser: Browser, baseURL: string): Promise<void> {
  const context = await browser.newContext({ viewport: WIDTHS.wide, locale: 'zh-CN', baseURL });
  const page = await context.newPage();
  await page.request.post('/api/session/visitor', { data: { role: 'deputy' } });
  await page.goto('/drafts/new', { waitUntil: 'networkidle' });
  await page.getByRole('textbox').fill('老旧小区没有电梯，老人上下楼困难，希望加快加装电梯');
  await page.getByRole('button', { name: '起草' }).click();
  await page.getByText('以往的代表建议').first().waitFor();
  await page.getByRole('button', { name: 'S1' }).first().click();
  await settle(page);
  await page.screenshot({ path: join(OUT, 'draft.png') });
  await context.close();
  console.log('docs/images/draft.png');
}

async function take(browser: Browser, baseURL: string, { name, role, path, width }: Shot): Promise<void> {
  const context = await browser.newContext({ viewport: WIDTHS[width], locale: 'zh-CN', baseURL });
  const page = await context.newPage();
  await page.request.post('/api/session/visitor', { data: { role } });
  await page.goto(path, { waitUntil: 'networkidle' });
  await settle(page);
  await page.screenshot({ path: join(OUT, `${name}.png`) });
  await context.close();
  console.log(`docs/images/${name}.png`);
}
