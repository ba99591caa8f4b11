import { expect, it } from 'vitest';
import { expectClean, listen, visit } from './expect-clean.ts';
import { describeInBrowser } from './harness.ts';

describeInBrowser('administration', (web) => {
  it('two administrators cannot overwrite each other: the second is told, and keeps what was typed', async () => {
    const first = await web().signInAs('administrator');
    const second = await web().signInAs('administrator');
    const { errors } = listen(second, /412/);
    await visit(first, '/settings');
    await visit(second, '/settings');
    await first.getByLabel(/一致率底线/).fill('85');
    await first.getByRole('button', { name: '保存设置' }).click();
    await first.getByText('已保存').waitFor();

    await second.getByLabel(/一致率底线/).fill('70');
    await second.getByLabel('云岩区').fill('1050000');
    await second.getByRole('button', { name: '保存设置' }).click();
    await second.locator('.error-state').waitFor();
    expect(await second.getByLabel('云岩区').inputValue()).toBe('1050000');
    await second.getByRole('button', { name: '读取最新内容' }).click();
    await second.locator('.error-state').waitFor({ state: 'detached' });
    await second.getByRole('button', { name: '保存设置' }).click();
    await second.getByText('已保存').waitFor();
    await expectClean(second);
    expect(errors()).toEqual([]);
  });

  it('a key is shown once, and revoked after a question', async () => {
    const page = await web().signInAs('administrator');
    const { errors } = listen(page);
    await visit(page, '/api-keys');
    await page.getByLabel('用途').fill('热线平台每日推送');
    await page.getByRole('button', { name: '新建密钥' }).click();
    expect((await page.locator('.secret code').innerText()).length).toBeGreaterThan(30);
    await expectClean(page);
    await page.reload();
    await page.getByRole('button', { name: '停用' }).click();
    expect(await page.locator('.secret').count()).toBe(0);
    await page.locator('.confirm').getByRole('button', { name: '停用' }).click();
    await page.getByText('已停用').waitFor();
    expect(errors()).toEqual([]);
  });

  it('what an administrator did is in the audit log, which only the auditor reads', async () => {
    const page = await web().signInAs('auditor');
    await visit(page, '/audit');
    await page.getByLabel('动作').selectOption({ label: '新建密钥' });
    // Until the filter is answered the first row is the auditor's own sign-in.
    await page.locator('tbody tr').first().filter({ hasText: '演示·管理员' }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain('热线平台每日推送的密钥');
    await expectClean(page);
  });
});
