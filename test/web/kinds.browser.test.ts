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
