/** Every page that a role finds in its menu, at both widths: no error, no serious fault of access, nothing sticks out. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ROLES, type Role } from '../../src/domain/account.ts';
import { expectClean, listen, settle, visit } from './expect-clean.ts';
import { describeInBrowser } from './harness.ts';
import { WIDTHS, type Width } from './widths.ts';

const CASES = ROLES.flatMap((role) =>
  (Object.keys(WIDTHS) as Width[]).map((width) => [role, width] as const),
);

/** Pages that are no entry of the menu. */
const MORE: Readonly<Partial<Record<Role, readonly string[]>>> = {
  deputy: ['/laws/1'],
  staff: ['/imports/new', '/imports/1', '/runs/1', '/password', '/nowhere'],
  committee: ['/reports/print', '/ranking?subject=kind', '/years?subject=issue'],
};

/** At least so many entries: a menu that lost its entries would be clean. */
const ENTRIES: Readonly<Record<Role, number>> = {
  deputy: 4,
  staff: 15,
  committee: 9,
  administrator: 3,
  auditor: 2,
};

async function menuOf(page: Page): Promise<string[]> {
  const links = await page.locator('#menu a').all();
  return Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''));
}

describeInBrowser('every page', (web) => {
  it.each(CASES)(
    'of a %s, %s',
    async (role, width) => {
      const page = await web().signInAs(role, { width });
      const { errors } = listen(page);
      await settle(page);
      const menu = await menuOf(page);
      expect(menu.length).toBeGreaterThanOrEqual(ENTRIES[role]);
      for (const path of ['/', ...menu, ...(MORE[role] ?? [])]) {
        await visit(page, path);
        expect(await page.locator('h1').count(), path).toBe(1);
        await expectClean(page);
      }
      expect(errors()).toEqual([]);
    },
    240_000,
  );

  it('of an issue that is opened from the list, for a deputy and the committee', async () => {
    for (const role of ['deputy', 'committee'] as const) {
      const page = await web().signInAs(role, { width: 'narrow' });
      const { errors } = listen(page);
      await visit(page, '/issues');
      await page.locator('.issue-list h3 a').first().click();
      await page.locator('#members li').first().waitFor();
      await expectClean(page);
      expect(errors()).toEqual([]);
    }
  });

  it('that cannot be read still says what it is, and what to do', async () => {
    const page = await web().signInAs('committee');
    listen(page, /404/);
    for (const path of [
      '/issues/999999',
      '/records/999999',
      '/runs/999999',
      '/kinds/ZZ99',
      '/bundles/ZZ99',
    ]) {
      await visit(page, path);
      expect(await page.locator('h1').count(), path).toBe(1);
      await page.locator('.error-state').waitFor();
      await expectClean(page);
    }
  });

  it('with a fault is not called clean', async () => {
    const page = await web().open();
    await visit(page, '/');
    const faults = [
      '<input>',
      '<p style="color:#ccc">白底浅灰字</p>',
      '<div style="width:3000px">过宽</div>',
    ];
    for (const fault of faults) {
      await page.evaluate((html) => {
        document.querySelector('main')?.insertAdjacentHTML('beforeend', `<div id="fault">${html}</div>`);
      }, fault);
      await expect(expectClean(page), fault).rejects.toThrow();
      await page.evaluate(() => document.querySelector('#fault')?.remove());
    }
    await expectClean(page);
  });

  it('of somebody who is not signed in', async () => {
    for (const width of ['wide', 'narrow'] as const) {
      const page = await web().open(width);
      const { errors } = listen(page);
      await visit(page, '/');
      await expectClean(page);
      expect(errors()).toEqual([]);
    }
  });
});
