import { expect, it } from 'vitest';
import { expectClean, listen, settle, visit } from './expect-clean.ts';
import { describeInBrowser } from './harness.ts';

const MADE = [
  '件号,题目,说的什么,什么时候,哪个区',
  ...Array.from(
    { length: 6 },
    (_, index) =>
      `W-${index},桐荫巷路灯不亮,桐荫巷口的路灯坏了第${index + 2}天，晚上看不清路，电话1380000000${index}，请尽快修。,2025-10-${10 + index},云岩区`,
  ),
  ',没有编号的一行,这一行没有编号，应被拒收。,2025-10-20,云岩区',
].join('\n');

const USES = {
  件号: 'sourceId',
  题目: 'title',
  说的什么: 'body',
  什么时候: 'receivedAt',
  哪个区: 'district',
};

describeInBrowser('staff with new data', (web) => {
  it('map columns of an unknown file, see what is masked and rejected, import it, run, and read what changed', async () => {
    const page = await web().signInAs('staff');
    const { errors } = listen(page);
    await visit(page, '/imports');
    await page.getByRole('link', { name: '导入文件' }).click();
    await page.getByLabel(/^文件/).setInputFiles({
      name: '路灯.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(MADE),
    });
    await page.getByRole('button', { name: '试读' }).click();
    await page.getByRole('heading', { name: '试读结果' }).waitFor();
    await page.getByText('还缺：编号').waitFor();
    expect(await page.getByRole('button', { name: '导入', exact: true }).isDisabled()).toBe(true);
    for (const [column, field] of Object.entries(USES)) {
      await page.getByLabel(`“${column}”用作`).selectOption(field);
    }
    await page.getByRole('button', { name: '重新试读' }).click();
    await page.getByText('可入库 6，拒收 1').waitFor();
    await page.getByText('手机号 6').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('1380000000');
    await expectClean(page);

    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByRole('heading', { name: /第 \d+ 次导入/ }).waitFor();
    await settle(page);
    expect((await page.locator('.balance dd').allInnerTexts()).map(Number)).toEqual([7, 6, 0, 0, 1]);
    const [rejects] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载拒收的行（CSV）' }).click(),
    ]);
    expect(rejects.suggestedFilename()).toMatch(/\.csv$/);
    await expectClean(page);

    await visit(page, '/runs');
    await page.getByRole('button', { name: '开始运行' }).click();
    await page.locator('.job').getByText('完成').waitFor({ timeout: 120_000 });
    await page.locator('tbody tr').nth(1).waitFor();
    await page.locator('tbody a').first().click();
    await page.getByRole('heading', { name: '第 2 次运行' }).waitFor();
    await page.locator('.choice').waitFor();
    const sheet = (await page.locator('.balance dd').allInnerTexts()).map(Number);
    expect(sheet[0]).toBe(838 + 6);
    expect(sheet.slice(1).reduce((sum, part) => sum + part, 0)).toBe(sheet[0]);
    await expectClean(page);
    expect(errors()).toEqual([]);
  }, 240_000);
});
