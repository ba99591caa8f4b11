import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectClean, listen, visit } from './expect-clean.ts';
import { describeInBrowser } from './harness.ts';

const said = (page: Page) => page.locator('.review-line [role=status]');
const adding = (page: Page) => page.getByRole('region', { name: '归入事项' });

/** Some record whose only ask is in no issue. */
async function looseRecord(page: Page): Promise<number> {
  const answer = await page.request.get('/api/records?state=unclustered&limit=1');
  return (await answer.json()).items[0].id;
}

async function chooseFirst(page: Page): Promise<string> {
  const first = adding(page).locator('[role=option]').first();
  await first.waitFor();
  const name = await first.locator('span').first().innerText();
  await adding(page).getByRole('combobox').press('Enter');
  await adding(page).locator('.act-form').waitFor();
  return name;
}

describeInBrowser('an ask of no issue', (web) => {
  it('is put into one from its record’s page, and taken out again', async () => {
    const page = await web().signInAs('staff', { width: 'narrow' });
    const { errors } = listen(page);
    await visit(page, `/records/${await looseRecord(page)}`);
    const place = page.locator('.asks .member-facts');
    expect(await place.innerText()).toContain('未归并');
    await page.getByRole('button', { name: '归入事项……' }).click();
    await adding(page).locator('[role=option]').first().waitFor();
    await expectClean(page);
    const issue = await chooseFirst(page);
    await expectClean(page);
    await page.keyboard.type('同一处同一事');
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page).innerText()).toBe(`1 条诉求已归入「${issue}」`);
    await expect.poll(() => place.locator('a').innerText()).toBe(issue);
    expect(await adding(page).count()).toBe(0);

    await page.getByRole('button', { name: /^撤销/ }).click();
    await expect.poll(() => place.innerText()).toContain('未归并');
    await page.getByRole('button', { name: '归入事项……' }).waitFor();
    expect(errors()).toEqual([]);
  });

  it('is chosen in the list with others, by title when what is similar does not fit', async () => {
    const page = await web().signInAs('staff');
    const { errors } = listen(page);
    await visit(page, '/records?state=unclustered');
    const boxes = page.getByRole('checkbox');
    const links = page.locator('.record-cell a');
    const chosen = [await links.nth(0).getAttribute('href'), await links.nth(1).getAttribute('href')];
    const shown = () => page.locator(chosen.map((href) => `.record-cell a[href="${href}"]`).join()).count();
    const add = page.getByRole('button', { name: '归入事项……' });
    expect(await add.isDisabled()).toBe(true);
    await boxes.nth(0).check();
    await add.click();
    const { items } = await (await page.request.get('/api/issues?limit=1')).json();
    await adding(page).getByRole('combobox').fill(items[0].title.slice(0, 6));
    await adding(page).locator('[role=option]', { hasText: items[0].title }).click();
    await adding(page).locator('.act-form').waitFor();
    // One more, with the form open.
    await boxes.nth(1).check();
    await page.getByText('已选 2 件').waitFor();
    await expectClean(page);
    await adding(page).getByRole('button', { name: '归入事项' }).click();
    await expect.poll(() => said(page).innerText()).toBe(`2 条诉求已归入「${items[0].title}」`);
    await expect.poll(shown).toBe(0);
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);

    await page.getByRole('button', { name: /^撤销/ }).click();
    await expect.poll(shown).toBe(2);
    expect(errors()).toEqual([]);
  });

  it('says that somebody else changed the issue meanwhile, and keeps what was chosen and typed', async () => {
    const page = await web().signInAs('staff');
    const other = await web().signInAs('staff', { second: true });
    const { errors } = listen(page, /412/);
    await visit(page, `/records/${await looseRecord(page)}`);
    await page.getByRole('button', { name: '归入事项……' }).click();
    await chooseFirst(page);
    await page.keyboard.type('写下的理由');

    const link = (await adding(page).locator('.chosen a').getAttribute('href')) ?? '';
    const id = link.split('/').at(-1);
    const { version } = await (await other.request.get(`/api/issues/${id}`)).json();
    const renamed = await other.request.post(`/api/issues/${id}/decisions`, {
      headers: { 'if-match': `"${version}"`, origin: web().service.address },
      data: { act: { act: 'rename', title: '他人刚改的标题' } },
    });
    expect(renamed.status()).toBe(200);

    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.stale tbody').innerText()).toContain('他人刚改的标题');
    const reason = adding(page).locator('.act-form input');
    expect(await reason.inputValue()).toBe('写下的理由');
    await expectClean(page);
    await reason.press('Enter');
    await expect.poll(() => said(page).innerText()).toContain('已归入「他人刚改的标题」');
    expect(errors()).toEqual([]);
  });

  it('offers nothing to who only reads', async () => {
    const page = await web().signInAs('committee');
    await visit(page, `/records/${await looseRecord(page)}`);
    await page.locator('.asks').waitFor();
    expect(await page.getByRole('button', { name: '归入事项……' }).count()).toBe(0);
    await visit(page, '/records?state=unclustered');
    expect(await page.getByRole('checkbox').count()).toBe(0);
  });
});
