import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectClean, listen, settle, visit } from './expect-clean.ts';
import { describeInBrowser } from './harness.ts';

const PASSWORD = '七棵梧桐树下的长椅-2026';

async function fillNewPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('新密码').fill(password);
  await page.getByLabel('再输入一次').fill(password);
}

describeInBrowser('signing in', (web) => {
  it('shows what is wrong and what to do, with the number of the request', async () => {
    const page = await web().open();
    const { errors } = listen(page, /401/);
    await visit(page, '/issues');
    await page.getByLabel('用户名').fill('没有这个人');
    await page.getByLabel('密码', { exact: true }).fill('猜一猜再猜一猜');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    const alert = page.locator('.error-state');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/请求编号 \S{8,}/);
    await expectClean(page);
    expect(errors()).toEqual([]);
  });

  it('as a visitor shows the page that was asked for, by keyboard alone', async () => {
    const page = await web().open();
    await visit(page, '/issues');
    await page.getByRole('button', { name: '委员会' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '事项' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/issues');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor();
  });

  it.each([
    ['forbidden', '联系管理员开通'],
    ['unauthenticated', '再点一次'],
    ['identity_unavailable', '用密码登录'],
    ['something_new', '再试一次'],
  ])('says what happened when single sign-on sends somebody back with %s', async (code, remedy) => {
    const page = await web().open('narrow');
    const { errors } = listen(page);
    await visit(page, `/?signIn=${code}`);
    expect(await page.getByRole('alert').innerText()).toContain(remedy);
    await expectClean(page);
    expect(errors()).toEqual([]);
  });

  it('by invitation: a new person sets a password, comes in, changes it and comes in again', async () => {
    const administrator = await web().signInAs('administrator');
    await visit(administrator, '/people');
    await administrator.getByText('新增人员').click();
    await administrator.getByLabel('用户名（登录时输入）').fill('zhou.ming');
    await administrator.getByLabel('姓名（页面上显示）').fill('周明');
    await administrator.getByRole('button', { name: '新增并生成邀请' }).click();
    const link = await administrator.locator('.secret code').innerText();
    expect(link).toContain(`${web().service.address}/invitations/`);
    await expectClean(administrator);

    const page = await web().open('narrow');
    const { errors } = listen(page);
    await visit(page, link);
    await page.getByText('周明').waitFor();
    await expectClean(page);
    await fillNewPassword(page, PASSWORD);
    await page.getByRole('button', { name: '设置密码并登录' }).click();
    await page.locator('.account', { hasText: '周明' }).waitFor();
    await visit(page, '/password');
    await page.getByLabel('现在的密码').fill(PASSWORD);
    await fillNewPassword(page, `${PASSWORD}·新`);
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByText('密码已修改').waitFor();
    await page.getByRole('button', { name: '退出' }).click();
    await settle(page);
    await page.getByLabel('用户名').fill('zhou.ming');
    await page.getByLabel('密码', { exact: true }).fill(`${PASSWORD}·新`);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.locator('.account', { hasText: '周明' }).waitFor();
    expect(errors()).toEqual([]);
  });

  it('shows nothing of a page to who may not see it', async () => {
    const page = await web().signInAs('deputy');
    listen(page, /403/);
    await visit(page, '/audit');
    await page.getByText('您的角色不能使用这项功能').waitFor();
    expect(await page.locator('#menu').innerText()).not.toContain('审计日志');
  });
});
