/** The way of a suggestion through the pages, written by the template: from a concern to the staff who get it. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { partOf, textOf } from '../report/read-document.ts';
import {
  CONCERN,
  field,
  makeDraft,
  SECTIONS,
  startDraft,
  tab,
  untilSaved,
  untilWritten,
} from './draft-steps.ts';
import { expectClean, listen, settle, visit } from './expect-clean.ts';
import { describeInBrowser } from './harness.ts';

const PASSWORD = '七棵梧桐树下的长椅-2026';

/** What only the deputy knows, in the order it is asked for. */
const FILLED: readonly (readonly [RegExp, string])[] = [
  [/【请补充：地点[^】]*】/g, '云岩区多个老旧小区，2026年9月以来代表走访了三个小区'],
  [/【请补充：问题产生的原因[^】]*】/g, '更新资金没有着落，维保单位各管一段'],
  [/【请补充：完成时限】/g, '2027年6月底'],
  [/【请补充：数量或范围】/g, '云岩区的老旧小区'],
  [/【请补充：[^】]*】/g, '有关规定'],
];

async function fillGaps(page: Page): Promise<void> {
  for (const section of SECTIONS) {
    const text = await field(page, section).inputValue();
    await field(page, section).fill(FILLED.reduce((now, [gap, words]) => now.replaceAll(gap, words), text));
  }
}

const headers = (address: string) => ({ origin: address });

describeInBrowser('a suggestion', (web) => {
  it('goes from a concern to the staff, with no model', async () => {
    const page = await web().signInAs('deputy');
    const { errors } = listen(page);
    await settle(page);

    // What was asked before, beside what is typed.
    await page.locator('main').getByRole('link', { name: '写建议' }).click();
    await page.getByLabel('您关心的是什么？').pressSequentially('电梯');
    expect(await page.getByRole('button', { name: '起草', exact: true }).isDisabled()).toBe(true);
    await page.getByLabel('您关心的是什么？').fill(CONCERN);
    const card = page.getByRole('region', { name: '以前提过吗' });
    await card.locator('.earlier').first().waitFor();
    expect(await card.locator('.proposal').innerText()).toMatch(/补充新情况|联名|新提/);
    await card.locator('.earlier blockquote').first().waitFor();
    await card.getByRole('heading', { name: '有关事项' }).waitFor();
    await expectClean(page);

    // Three actions after the first page: the link, the words, the button.
    await page.getByRole('button', { name: '起草', exact: true }).click();
    await page.waitForURL(/\/drafts\/\d+$/);
    await untilWritten(page);
    const address = new URL(page.url()).pathname;
    expect(await page.locator('.turn-outcome').innerText()).toContain('没有接入模型');
    await expectClean(page);

    // A citation opens its source, the passage marked.
    await page.locator('.reading .cite', { hasText: 'S1' }).first().click();
    const source = page.locator('#evidence-S1');
    expect(await source.getAttribute('open')).not.toBeNull();
    await source.locator('mark').first().waitFor();
    await expectClean(page);
    await source.getByRole('button', { name: '回到引用处' }).click();
    expect(await page.evaluate('document.activeElement.className')).toBe('cite');

    // A hint leads to its place, another puts its words there.
    await tab(page, /^提示/).click();
    await page.getByRole('button', { name: '到情况' }).first().click();
    const chosen = await page.evaluate<string>('getSelection().toString()');
    expect(chosen).toMatch(/^【请补充：.*】$/);
    await expectClean(page);
    const title = await field(page, '标题').inputValue();
    await field(page, '标题').fill('加快老旧电梯更新');
    await page.getByRole('button', { name: '改为“关于加快老旧电梯更新的建议”' }).click();
    expect(await field(page, '标题').inputValue()).toBe('关于加快老旧电梯更新的建议');
    await field(page, '标题').fill(title);

    const submit = page.getByRole('button', { name: '提交建议' });
    await page.getByText(/还有 \d+ 处必须改正/).waitFor();
    expect(await submit.isDisabled()).toBe(true);
    await fillGaps(page);
    await page.getByText(/还有 \d+ 处必须改正/).waitFor({ state: 'detached' });
    await untilSaved(page);

    // The form as a document.
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 Word' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    const bytes = readFileSync(await download.path());
    expect(textOf(partOf(bytes, 'word/document.xml'))).toContain(title);

    await page.getByRole('button', { name: '本人已核定' }).click();
    await page.getByText('可以提交。').waitFor();
    await submit.click();
    await page.locator('.page-header .note', { hasText: '已提交' }).waitFor();
    expect(await page.locator('h1').innerText()).toBe(title);
    await expectClean(page);
    expect(errors()).toEqual([]);

    // Staff read it, and send it back with a reason.
    const staff = await web().signInAs('staff');
    const heard = listen(staff);
    await visit(staff, '/drafts');
    await staff.getByRole('link', { name: title }).click();
    await staff.getByRole('heading', { level: 1, name: title }).waitFor();
    await staff.locator('.sentences').first().waitFor();
    await expectClean(staff);
    await staff.getByLabel('要改什么（代表会看到）').fill('请补充涉及的小区名称');
    await staff.getByRole('button', { name: '退回修改' }).click();
    await staff.locator('.page-header .note', { hasText: '退回修改' }).waitFor();
    expect(heard.errors()).toEqual([]);

    await visit(page, address);
    await page.getByText('退回修改：请补充涉及的小区名称').waitFor();
    await field(page, '情况').waitFor();
    await visit(page, '/drafts');
    expect(await page.locator('main').innerText()).toContain('按意见修改后再提交');
    expect(errors()).toEqual([]);
  }, 180_000);

  it('is written on a telephone', async () => {
    const page = await web().signInAs('deputy', { width: 'narrow' });
    const { errors } = listen(page);
    await startDraft(page);
    await untilWritten(page);
    await page.locator('.reading .cite').first().click();
    await page.locator('.evidence details[open]').first().waitFor();
    await expect.poll(() => page.locator('.evidence details[open]').first().isVisible()).toBe(true);
    for (const name of [/^提示/, /^以前提过吗/, /^版本与联名/]) {
      await tab(page, name).click();
      await expectClean(page);
    }
    await tab(page, /^版本与联名/).press('ArrowLeft');
    expect(await tab(page, /^以前提过吗/).getAttribute('aria-selected')).toBe('true');
    expect(errors()).toEqual([]);
  }, 120_000);

  it('saves itself, masks what is personal and says so, and takes up an old version again', async () => {
    const page = await web().signInAs('deputy');
    const { errors } = listen(page);
    await settle(page);
    const id = await makeDraft(page, web().service.address);
    await visit(page, `/drafts/${id}`);
    await field(page, '情况').fill('第一次写下的情况。');
    await untilSaved(page);
    await tab(page, /^版本与联名/).click();
    await field(page, '情况').fill('第二次写的，请打电话13800138000。');
    await page.getByText(/刚才保存时遮盖了 1 处个人信息/).waitFor();
    expect(await field(page, '情况').inputValue()).not.toContain('13800138000');
    await page.reload();
    await expect.poll(() => field(page, '情况').inputValue()).toContain('第二次写的');

    await tab(page, /^版本与联名/).click();
    await page.locator('.versions summary').last().click();
    await page.getByRole('button', { name: '恢复这一版' }).click();
    await expect.poll(() => field(page, '情况').inputValue()).toBe('');
    await page.locator('.versions summary', { hasText: '恢复旧版本' }).waitFor();
    await expectClean(page);
    expect(errors()).toEqual([]);
  });

  it('survives a crash: what was not saved is offered again', async () => {
    const page = await web().signInAs('deputy');
    await settle(page);
    const id = await makeDraft(page, web().service.address);
    const context = page.context();
    await context.route(`**/api/drafts/${id}`, (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.fallback(),
    );
    await visit(page, `/drafts/${id}`);
    await field(page, '分析').fill('断电之前写的一段分析。');
    await page.getByText('未保存（连接不到服务）').waitFor();
    await page.close();
    await context.unrouteAll();

    const again = await context.newPage();
    const { errors } = listen(again);
    await visit(again, `/drafts/${id}`);
    const found = again.getByRole('region', { name: '有未保存的内容' });
    await found.waitFor();
    await expectClean(again);
    // What is typed before the choice takes nothing away from what was found.
    await field(again, '情况').fill('重开之后先写的。');
    await untilSaved(again);
    await found.getByRole('button', { name: '恢复' }).click();
    await expect.poll(() => field(again, '分析').inputValue()).toBe('断电之前写的一段分析。');
    expect(await field(again, '情况').inputValue()).toBe('重开之后先写的。');
    await untilSaved(again);
    await again.reload();
    await expect.poll(() => field(again, '分析').inputValue()).toBe('断电之前写的一段分析。');
    expect(await found.count()).toBe(0);
    expect(errors()).toEqual([]);
  });

  it('that was changed elsewhere loses no text: other parts are joined, the same part is chosen by a person', async () => {
    const page = await web().signInAs('deputy');
    await settle(page);
    const id = await makeDraft(page, web().service.address);
    const other = await page.context().newPage();
    const { errors } = listen(other, /412/);
    await visit(page, `/drafts/${id}`);
    await visit(other, `/drafts/${id}`);
    await field(page, '情况').fill('第一个窗口写的情况。');
    await untilSaved(page);

    await field(other, '分析').fill('第二个窗口写的分析。');
    await other.getByText('情况在别处有改动，已经并入').waitFor();
    await untilSaved(other);
    expect(await field(other, '情况').inputValue()).toBe('第一个窗口写的情况。');

    await field(page, '分析').fill('第一个窗口也写了分析。');
    const conflict = page.getByRole('alert', { name: '两个版本' });
    await conflict.waitFor();
    const said = await conflict.innerText();
    expect(said).toContain('第一个窗口也写了分析。');
    expect(said).toContain('第二个窗口写的分析。');
    await expectClean(page);
    await conflict.getByRole('radio', { name: '两段都留' }).check({ force: true });
    await conflict.getByRole('button', { name: '按选择保存' }).click();
    await untilSaved(page);
    expect(await field(page, '分析').inputValue()).toBe('第二个窗口写的分析。\n第一个窗口也写了分析。');
    expect(errors()).toEqual([]);
  });

  it('is co-signed by another deputy, who is asked again when the text changes', async () => {
    const { address } = web().service;
    const administrator = await web().signInAs('administrator');
    const invited = await administrator.request.post('/api/people', {
      data: { name: '联名代表', displayName: '联名·代表', role: 'deputy', district: '云岩区' },
      headers: headers(address),
    });
    expect(invited.status()).toBe(201);
    const { invitation } = await invited.json();
    const signer = await web().open('narrow');
    const { errors } = listen(signer);
    await visit(signer, invitation.path);
    await signer.getByLabel('新密码').fill(PASSWORD);
    await signer.getByLabel('再输入一次').fill(PASSWORD);
    await signer.getByRole('button', { name: '设置密码并登录' }).click();
    await signer.getByRole('heading', { level: 2, name: '写一件建议' }).waitFor();

    const page = await web().signInAs('deputy');
    await settle(page);
    const id = await makeDraft(page, address);
    await visit(page, `/drafts/${id}`);
    await field(page, '标题').fill('关于更新老旧电梯的建议');
    await untilSaved(page);
    await tab(page, /^版本与联名/).click();
    await page.getByRole('button', { name: '请代表联名……' }).click();
    await page.getByRole('checkbox', { name: /联名·代表/ }).check();
    await page.getByRole('button', { name: '保存名单（1 人）' }).click();
    await page.getByText('还没有确认', { exact: false }).first().waitFor();

    await visit(signer, '/drafts');
    await signer.getByText('请阅读并确认联名').waitFor();
    await signer.getByRole('link', { name: '关于更新老旧电梯的建议' }).click();
    await signer.getByRole('button', { name: '确认联名' }).click();
    await signer.getByText('您已确认联名这一版。').waitFor();
    await expectClean(signer);

    await page.reload();
    await tab(page, /^版本与联名/).click();
    await page.getByText('● 已确认这一版').waitFor();
    await field(page, '情况').fill('确认之后又补充了一段。');
    await page.getByText('◐ 确认后内容有改动').waitFor();
    await untilSaved(page);
    await signer.reload();
    await signer.getByText('您确认之后内容有改动。').waitFor();
    expect(errors()).toEqual([]);
  }, 120_000);

  it('is not shown to others, and what is not there says so', async () => {
    const page = await web().signInAs('deputy');
    listen(page, /404/);
    for (const path of ['/drafts/999999', '/laws/999999']) {
      await visit(page, path);
      expect(await page.locator('h1').count(), path).toBe(1);
      await page.locator('.error-state').waitFor();
      await expectClean(page);
    }
  });
});
