/** What tests of drafts do again and again. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { settle } from './expect-clean.ts';

export const CONCERN = '云岩区老旧小区电梯经常停运困人，老人上下楼不方便，希望更新老旧电梯并加强维护保养。';

export const SECTIONS = ['情况', '分析', '具体建议', '依据'] as const;
export type SectionWord = (typeof SECTIONS)[number];

export const field = (page: Page, name: SectionWord | '标题') =>
  page.getByRole('textbox', { name, exact: true });

export const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name });

/** From the first page of a deputy to a draft that is being written: three actions. */
export async function startDraft(page: Page, concern: string = CONCERN): Promise<number> {
  await settle(page);
  await page.locator('main').getByRole('link', { name: '写建议' }).click();
  await page.getByLabel('您关心的是什么？').fill(concern);
  await page.getByRole('button', { name: '起草', exact: true }).click();
  await page.waitForURL(/\/drafts\/\d+$/);
  return Number(page.url().split('/').at(-1));
}

/** Until the assistant is done and its sentences are checked. */
export async function untilWritten(page: Page): Promise<void> {
  await expect.poll(() => field(page, '标题').count()).toBe(1);
  await expect.poll(() => field(page, '标题').inputValue()).not.toBe('');
  await page.locator('.reading').first().waitFor();
}

export async function untilSaved(page: Page): Promise<void> {
  await expect.poll(() => page.locator('.save-line').innerText()).toMatch(/^已保存 \d\d:\d\d/);
}

/** A draft by the service's own interface, written by nobody yet. */
export async function makeDraft(page: Page, address: string): Promise<number> {
  const answer = await page.request.post('/api/drafts', {
    data: { concern: CONCERN },
    headers: { origin: address },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()).id;
}
