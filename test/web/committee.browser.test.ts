import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectClean, listen, settle, visit } from './expect-clean.ts';
import { describeInBrowser } from './harness.ts';

const ranksOf = async (page: Page): Promise<string[]> =>
  page.locator('tbody tr td:nth-child(3)').allInnerTexts();

/** The first number of a text with commas. */
const numberIn = (text: string): number => Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''));

describeInBrowser('the committee', (web) => {
  it('drills from the ranked list to the sentence that a citizen wrote, as it is stored', async () => {
    const page = await web().signInAs('committee');
    const { errors } = listen(page);
    await visit(page, '/issues');
    const first = page.locator('.issue-list > li').first();
    const people = numberIn(await first.locator('.issue-figures').innerText());
    expect(people).toBeGreaterThanOrEqual(5);
    await first.locator('h3 a').click();
    await page.locator('.quote mark').first().waitFor();
    const quote = await page.locator('.quote mark').first().innerText();
    await page.locator('.quote figcaption a').first().click();
    await settle(page);
    await page.getByText(quote).first().waitFor();
    expect(errors()).toEqual([]);
  });

  it('tries weights by keyboard, saves nothing, then signs with a reason', async () => {
    const page = await web().signInAs('committee');
    const { errors } = listen(page);
    await visit(page, '/ranking?subject=kind');
    await page.locator('tbody tr').first().waitFor();
    const before = await ranksOf(page);
    const slider = page.getByRole('slider', { name: /反复/ });
    await slider.focus();
    await page.keyboard.press('End');
    await page.getByText(/试算：.*未保存/).waitFor();
    expect(await page.locator('.slider output').allInnerTexts()).toEqual(['0%', '0%', '0%', '100%']);
    await page.locator('.move').first().waitFor();
    expect(await ranksOf(page)).not.toEqual(before);
    await expectClean(page);

    await page.reload();
    await page.locator('tbody tr').first().waitFor();
    expect(await ranksOf(page), 'trying saved nothing').toEqual(before);

    await page.getByRole('slider', { name: /反复/ }).fill('40');
    await page.getByRole('button', { name: '签署' }).click();
    await page.getByText('请写明理由').waitFor();
    await page.getByLabel('理由（记入历次签署）').fill('历年反复提出的问题应更靠前');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: '签署' }).click();
    await page.getByText('演示·主任会议签署').waitFor();
    await page.getByText('下次运行起采用').first().waitFor();
    expect(errors()).toEqual([]);
  });

  it('is told why ranks have gaps', async () => {
    const page = await web().signInAs('committee');
    for (const path of ['/issues', '/ranking', '/ranking?subject=kind']) {
      await visit(page, path);
      await page.getByText(/人数不足 5 人的(事项|类型)不列出/).waitFor();
    }
    const staff = await web().signInAs('staff');
    await visit(staff, '/issues');
    expect(await staff.locator('main').innerText()).not.toContain('不列出');
  });

  it('answers the project-fit gate; the rank stays', async () => {
    const page = await web().signInAs('committee');
    const { errors } = listen(page);
    await visit(page, '/candidates');
    const first = page.locator('.candidates > li').first();
    const rank = await first.locator('h2').innerText();
    await first.locator('summary').click();
    const gate = first.locator('.gate').first();
    await gate.getByRole('radio', { name: '是' }).check({ force: true });
    await gate.getByPlaceholder('说明（可不填）').fill('年内可完工');
    await gate.getByRole('button', { name: '保存' }).click();
    await first.getByText('演示·主任会议，').waitFor();
    expect(await first.locator('summary').innerText()).toContain('1 是');
    expect(await first.locator('h2').innerText()).toBe(rank);
    await expectClean(page);
    expect(errors()).toEqual([]);
  });

  it('makes a report, downloads it, and prints the page that becomes a PDF', async () => {
    const page = await web().signInAs('committee');
    const { errors } = listen(page);
    await visit(page, '/reports');
    await page.getByRole('button', { name: '生成' }).click();
    const link = page.getByRole('link', { name: 'Word 公文' }).first();
    await link.waitFor({ timeout: 90_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    await expectClean(page);

    await visit(page, '/reports/print');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#menu').isVisible()).toBe(false);
    expect(await page.locator('.print-issue').count()).toBeGreaterThan(5);
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
    expect(errors()).toEqual([]);
  }, 150_000);
});
