import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectClean, listen, settle, visit } from './expect-clean.ts';
import { describeInBrowser } from './harness.ts';
import type { Width } from './widths.ts';

const current = (page: Page) => page.locator('.queue-item[aria-current=true] .queue-title');
const title = (page: Page) => page.locator('.issue-title').innerText();
/** What was announced: the line is read aloud too. */
const said = (page: Page) => page.locator('.review-line [role=status]');
const state = (page: Page, word: string) =>
  page.locator('.review-states > div', { hasText: word }).locator('dd');

async function openDesk(page: Page): Promise<void> {
  await visit(page, '/desk');
  await page.locator('.member').first().waitFor();
}

/** A key, then what the page answers with. */
async function press(page: Page, key: string, shows: string): Promise<void> {
  await page.keyboard.press(key);
  await page.locator(shows).first().waitFor();
}

describeInBrowser('the review desk', (web) => {
  it('walks the queue, confirms by keys with a reason, goes on, and takes it back', async () => {
    const page = await web().signInAs('staff');
    const { errors } = listen(page);
    await openDesk(page);
    const first = await title(page);
    await page.keyboard.press('j');
    await expect.poll(() => title(page)).not.toBe(first);
    const second = await title(page);
    await page.keyboard.press('k');
    await expect.poll(() => title(page)).toBe(first);

    await press(page, 'c', '.act-form');
    // Letters that are keys elsewhere are text here.
    await page.keyboard.type('jck 同一处');
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page).innerText()).toBe(`已确认「${first}」`);
    await expect.poll(() => title(page)).toBe(second);
    expect(await page.locator('.queue-title', { hasText: first }).count()).toBe(0);

    await page.keyboard.press('u');
    await expect.poll(() => said(page).innerText()).toBe(`已撤销：已确认「${first}」`);
    await expect.poll(() => page.locator('.queue-title', { hasText: first }).count()).toBe(1);
    expect(errors()).toEqual([]);
  });

  it('shows machine, one person and a second person apart; nobody checks the own confirmation', async () => {
    const one = await web().signInAs('staff');
    const { errors } = listen(one, /409/);
    await openDesk(one);
    const confirmed = await title(one);
    await press(one, 'c', '.act-form');
    await one.keyboard.press('Enter');
    await expect.poll(() => said(one).innerText()).toContain('已确认');

    await one.goBack();
    await expect.poll(() => title(one)).toBe(confirmed);
    await expect.poll(() => state(one, '一人确认').innerText()).not.toBe('尚无');
    expect(await state(one, '二人复核').innerText()).toBe('尚无');
    await press(one, 'x', '.act-form');
    await one.keyboard.press('Enter');
    await expect.poll(() => one.locator('.act-form .error-title').innerText()).toContain('不能复核自己');

    const two = await web().signInAs('staff', { second: true });
    await visit(two, new URL(one.url()).pathname + new URL(one.url()).search);
    await two.locator('.member').first().waitFor();
    await press(two, 'x', '.act-form');
    await two.keyboard.press('Enter');
    await expect.poll(() => said(two).innerText()).toBe(`已复核「${confirmed}」`);
    expect(errors()).toEqual([]);
  });

  it('lets nobody overwrite: the slower one sees what changed, and keeps what was typed', async () => {
    const slow = await web().signInAs('staff');
    const quick = await web().signInAs('staff', { second: true });
    const { errors } = listen(slow, /412/);
    await openDesk(slow);
    await openDesk(quick);
    const before = await title(slow);
    await press(slow, 'r', '.act-form');
    await slow.locator('.act-form input').first().fill('慢的一位写的标题');

    await press(quick, 'r', '.act-form');
    await quick.locator('.act-form input').first().fill('快的一位写的标题');
    await quick.keyboard.press('Enter');
    await expect.poll(() => said(quick).innerText()).toContain('快的一位写的标题');

    await slow.keyboard.press('Enter');
    const notice = slow.locator('.stale');
    await notice.waitFor();
    await expect.poll(() => notice.locator('tbody').innerText()).toContain('快的一位写的标题');
    expect(await notice.locator('tbody').innerText()).toContain(before);
    expect(await slow.locator('.act-form input').first().inputValue()).toBe('慢的一位写的标题');
    await expectClean(slow);

    await slow.locator('.act-form input').first().press('Enter');
    await expect.poll(() => said(slow).innerText()).toBe('标题已改为「慢的一位写的标题」');
    await expect.poll(() => title(slow)).toBe('慢的一位写的标题');
    expect(errors()).toEqual([]);
  });

  it('splits selected records off, and brings them back', async () => {
    const page = await web().signInAs('staff');
    const { errors } = listen(page);
    await openDesk(page);
    await page.keyboard.press('s');
    await expect.poll(() => said(page).innerText()).toContain('先选中来件');
    const members = await page.locator('.member').count();
    await page.keyboard.press('n');
    await page.keyboard.press(' ');
    await expect.poll(() => page.locator('.member.selected').count()).toBe(1);
    await press(page, 's', '.act-form');
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page).innerText()).toBe('1 条来件已拆成新事项');
    await expect.poll(() => page.locator('.member').count()).toBe(members - 1);
    await page.keyboard.press('u');
    await expect.poll(() => page.locator('.member').count()).toBe(members);
    expect(errors()).toEqual([]);
  });

  it('says why an issue is near, merges into it, and undoes it from the log', async () => {
    const page = await web().signInAs('staff');
    const { errors } = listen(page);
    await openDesk(page);
    const merged = await title(page);
    const near = page.locator('.near').first();
    await near.waitFor();
    expect(await near.locator('.member-facts').first().innerText()).toMatch(/相似 0\.\d\d/);
    await near.getByRole('button', { name: '并入此项' }).click();
    await page.locator('.act-form .chosen').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page).innerText()).toContain(`「${merged}」已并入`);

    await visit(page, '/decisions');
    const row = page.locator('.data-table tbody tr').first();
    expect(await row.innerText()).toContain(merged);
    await expectClean(page);
    await row.getByRole('button', { name: /^撤销/ }).click();
    await expect.poll(() => said(page).innerText()).toContain('已撤销');
    expect(errors()).toEqual([]);
  });

  it('goes on at once after a merge: the target is shown as it is now, and takes the next act', async () => {
    const page = await web().signInAs('staff');
    const { errors } = listen(page);
    await openDesk(page);
    // The second of the queue was read ahead; it is what the first is merged into.
    const target = page.locator('.queue-item .queue-title').nth(1);
    const name = (await target.innerText()).replace(/^\d+\s*/, '');
    await page.waitForLoadState('networkidle');
    await press(page, 'g', '.act-form');
    await page.keyboard.type(name.slice(0, 8));
    await page.locator('[role=option]', { hasText: name }).click();
    await page.locator('.act-form input').last().press('Enter');
    await expect.poll(() => said(page).innerText()).toContain('已并入');
    await expect.poll(() => title(page)).toBe(name);
    await press(page, 'c', '.act-form');
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page).innerText()).toBe(`已确认「${name}」`);
    expect(await page.locator('.stale').count()).toBe(0);
    for (const line of [`已确认「${name}」`, '已并入']) {
      await page.keyboard.press('u');
      await expect.poll(() => said(page).innerText()).toContain(`已撤销：${line}`.slice(0, 4));
      await expect.poll(() => said(page).innerText()).toContain(line);
    }
    expect(errors()).toEqual([]);
  });

  it('chooses a kind and a department by typing, and a reason after it', async () => {
    const page = await web().signInAs('staff');
    const { errors } = listen(page);
    await openDesk(page);
    await press(page, 't', '.act-form');
    await page.keyboard.type('停车');
    await page.locator('[role=option]', { hasText: '停车' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('看过全文');
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page).innerText()).toContain('类型已改为“停车');
    await press(page, 'l', '.act-form');
    await page.keyboard.type('住建');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page).innerText()).toContain('牵头单位已定为');
    expect(errors()).toEqual([]);
  });

  it('keeps what was begun on an issue while another is looked at', async () => {
    const page = await web().signInAs('staff');
    await openDesk(page);
    const first = (await current(page).innerText()).replace(/^\d+\s*/, '');
    await press(page, 'b', '.act-form');
    await page.keyboard.type('写到一半');
    await page.locator('.queue-item').nth(2).click();
    await expect.poll(() => title(page)).not.toBe(first);
    expect(await page.locator('.act-form').count()).toBe(0);
    await page.locator('.queue-item', { hasText: first }).first().click();
    expect(await page.locator('.act-form input').last().inputValue()).toBe('写到一半');
  });

  const pages = ['/desk', '/desk/1', '/records', '/records/1', '/decisions', '/contradictions'] as const;
  const widths: readonly Width[] = ['wide', 'narrow'];
  it.each(pages.flatMap((path) => widths.map((width) => [path, width] as const)))(
    '%s is clean on a %s screen',
    async (path, width) => {
      const page = await web().signInAs('staff', { width });
      const { errors } = listen(page);
      await visit(page, path);
      await expectClean(page);
      expect(errors()).toEqual([]);
    },
  );

  it('is one column with tabs on a telephone', async () => {
    const page = await web().signInAs('staff', { width: 'narrow' });
    await visit(page, '/desk');
    expect(await page.locator('.desk-issue').isVisible()).toBe(false);
    await page.locator('.queue-item').nth(1).click();
    await settle(page);
    await page.locator('.member').first().waitFor();
    expect(await page.locator('.desk-queue').isVisible()).toBe(false);
    await page.getByRole('button', { name: '相近', exact: true }).click();
    expect(await page.locator('.desk-near').isVisible()).toBe(true);
    await expectClean(page);
  });
});
