import { expect, it } from 'vitest';
import { expectClean, listen, visit } from './expect-clean.ts';
import { describeInBrowser } from './harness.ts';
import type { Width } from './widths.ts';

describeInBrowser('kinds and bundles', (web) => {
  it('edits a kind, and lets nobody overwrite another', async () => {
    const slow = await web().signInAs('staff');
    const quick = await web().signInAs('staff', { second: true });
    const { errors } = listen(slow, /412/);
    for (const page of [slow, quick]) {
      await visit(page, '/kinds/C0102');
      await page.getByRole('button', { name: '修改' }).click();
      await page.locator('.kind-form').waitFor();
    }
    await quick.getByLabel('不是这一类').fill('电梯困人、电梯故障');
    await quick.getByRole('button', { name: '保存' }).click();
    await quick.getByRole('button', { name: '修改' }).waitFor();
    expect(await quick.locator('.definition').innerText()).toContain('电梯困人、电梯故障');

    const usual = slow.getByLabel('通常诉求（一句话）');
    await usual.fill('慢的一位写的一句话');
    await slow.getByRole('button', { name: '保存' }).click();
    await expect.poll(() => slow.locator('.stale').innerText()).toContain('词表');
    expect(await usual.inputValue()).toBe('慢的一位写的一句话');
    await expectClean(slow);
    expect(errors()).toEqual([]);
  });

  it('makes a kind, and refuses a pair that is none before it is sent', async () => {
    const page = await web().signInAs('staff');
    const { errors } = listen(page);
    await visit(page, '/kinds/new');
    await page.getByLabel('名称').fill('试出来的类型');
    await page.getByLabel('领域').selectOption({ index: 1 });
    await page.getByLabel('成对的词').fill('电梯');
    expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
    await page.getByLabel('成对的词').fill('电梯+加装');
    await page.getByRole('button', { name: '保存' }).click();
    await expect.poll(() => page.locator('h1').innerText()).toBe('试出来的类型');
    expect(errors()).toEqual([]);
  });

  it('takes a proposed kind with the issues that were left chosen, and turns another down', async () => {
    const { db } = web().service.store;
    const issues = await db.selectFrom('issue').select('id').orderBy('id').limit(3).execute();
    const [first, left] = issues.map(({ id }) => id);
    const proposal = { runId: 1, issueIds: issues.map(({ id }) => id), size: issues.length };
    const keywords = [['露天烧烤', '占道'], ['说不清']];
    for (const words of keywords) {
      await db
        .insertInto('kindProposal')
        .values({ ...proposal, keywords: JSON.stringify(words) })
        .execute();
    }
    const page = await web().signInAs('staff', { width: 'narrow' });
    const { errors } = listen(page);
    await visit(page, '/kinds');
    const proposed = page.locator('.proposals > li');
    await proposed.filter({ hasText: '说不清' }).getByRole('button', { name: '不采纳' }).click();
    await expect.poll(() => proposed.count()).toBe(1);

    await proposed.getByRole('button', { name: '采纳……' }).click();
    const form = page.getByRole('form', { name: '采纳新类型' });
    expect(await form.getByRole('button', { name: '采纳' }).isDisabled()).toBe(true);
    await form.getByLabel('名称').fill('露天烧烤占道');
    await form.getByLabel('领域').selectOption({ index: 1 });
    await form.getByRole('checkbox').nth(1).uncheck();
    await expectClean(page);
    await form.getByRole('button', { name: '采纳' }).click();
    await expect.poll(() => proposed.count()).toBe(0);
    const kindOf = async (id: number | undefined) =>
      (await (await page.request.get(`/api/issues/${id}`)).json()).kind;
    expect(await kindOf(first)).toMatchObject({ name: '露天烧烤占道', source: 'person' });
    expect((await kindOf(left)).name).not.toBe('露天烧烤占道');
    expect(errors()).toEqual([]);
  });

  it('learns the kind of a record from its page', async () => {
    const page = await web().signInAs('staff');
    const { errors } = listen(page);
    const list = await page.request.get('/api/records?state=unclustered&limit=1');
    await visit(page, `/records/${(await list.json()).items[0].id}`);
    const kind = page.getByRole('region', { name: '类型' });
    await kind.getByRole('button', { name: '改类型' }).click();
    await page.keyboard.type('停车');
    const option = kind.locator('[role=option]', { hasText: '停车' }).first();
    await option.waitFor();
    const name = await option.locator('span').first().innerText();
    await page.keyboard.press('Enter');
    await kind.getByText(`已选：${name}`).waitFor();
    await expectClean(page);
    await kind.getByRole('button', { name: '改类型' }).click();
    await kind.getByText(`已记为“${name}”`).waitFor();
    await expect.poll(() => kind.locator('p').first().innerText()).toContain(name);
    expect(errors()).toEqual([]);
  });

  it('shows the same answers side by side, and downloads the draft', async () => {
    const page = await web().signInAs('staff');
    const { errors } = listen(page);
    await visit(page, '/bundles');
    await page.locator('tbody tr', { hasText: '组' }).first().locator('a').first().click();
    await page.locator('.chain').first().waitFor();
    expect(await page.locator('.chain .differs').count()).toBeGreaterThan(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /下载打包督办材料/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    expect(errors()).toEqual([]);
  });

  const pages = ['/kinds', '/kinds/C0101', '/bundles', '/bundles/C0102', '/checks'] as const;
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
});

describeInBrowser('a blind check', (web) => {
  it('asks without the machine’s answer, by keys, and gives agreement with its interval at the end', async () => {
    const page = await web().signInAs('staff');
    const { errors } = listen(page);
    await visit(page, '/');
    const made = await page.request.post('/api/blind-checks', { data: { size: 3, question: 'same-issue' } });
    const { id } = await made.json();
    await visit(page, `/checks/${id}`);
    expect(await page.locator('.check-item section').count()).toBe(2);
    expect(await page.locator('main').innerText()).not.toContain('机器 ');
    await expectClean(page);
    for (const [done, key] of [
      [1, 'y'],
      [2, 'n'],
      [3, 'y'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => page.locator('main').innerText()).toContain(`您已答 ${done} / 3`);
    }
    await expect.poll(() => page.locator('.check-result').innerText()).toMatch(/3 条中 \d 条；95% 区间/);
    expect(await page.locator('tbody tr').count()).toBe(3);
    await expectClean(page);
    expect(errors()).toEqual([]);
  });

  it('takes a kind by typing, and goes on to the next', async () => {
    const page = await web().signInAs('staff', { width: 'narrow' });
    const { errors } = listen(page);
    const made = await page.request.post('/api/blind-checks', { data: { size: 2, question: 'kind' } });
    const { id } = await made.json();
    await visit(page, `/checks/${id}`);
    await page.locator('.check-item').waitFor();
    await page.locator('.check-item input').fill('停车');
    await page.locator('[role=option]', { hasText: '停车' }).first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('main').innerText()).toContain('您已答 1 / 2');
    expect(await page.locator('.check-item input').inputValue()).toBe('');
    await expectClean(page);
    expect(errors()).toEqual([]);
  });
});
