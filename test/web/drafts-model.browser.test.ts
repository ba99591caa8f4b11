/** A draft while a model writes it: sentence by sentence, over a line that breaks and pages that are read again. */
import { afterAll, expect, it } from 'vitest';
import type { ModelDouble } from '../assistant/model-double/start-model-double.ts';
import { startModelDouble } from '../assistant/model-double/start-model-double.ts';
import { layLine } from './cut-line.ts';
import { field, startDraft, untilWritten } from './draft-steps.ts';
import { expectClean, listen, settle, visit } from './expect-clean.ts';
import { describeInBrowser } from './harness.ts';
import type { ServiceOptions } from './start-service.ts';

let double: ModelDouble | undefined;

async function withModel(): Promise<ServiceOptions> {
  double = await startModelDouble('good');
  return {
    chat: {
      baseURL: double.baseURL,
      model: 'double',
      apiKey: 'none',
      method: 'jsonSchema',
      timeoutMs: 20_000,
      maxRetries: 0,
    },
  };
}

describeInBrowser(
  'a draft that a model writes',
  (web) => {
    afterAll(() => double?.close());

    it('appears sentence by sentence, goes on over a reload, and is submitted', async () => {
      const page = await web().signInAs('deputy');
      const { errors } = listen(page);
      await startDraft(page);
      const sentences = page.locator('.turn .sentence');
      await sentences.nth(1).waitFor();
      expect(await page.locator('.turn-steps [aria-current=step]').innerText()).not.toBe('');
      await page.locator('.turn .verdict-verified').first().waitFor();
      expect(await page.locator('.turn .origin').first().innerText()).toBe('机写');
      await expectClean(page);
      const before = await sentences.first().innerText();

      await page.reload();
      await sentences.nth(2).waitFor();
      expect(await sentences.first().innerText()).toBe(before);

      await untilWritten(page);
      expect(await page.locator('.turn').count()).toBe(0);
      await expectClean(page);

      // What an unchecked sentence is, is said when it is asked.
      await page.locator('.reading .verdict').first().click();
      await page.locator('.reading .reasons:visible').first().waitFor();

      const measures = field(page, '具体建议');
      const text = await measures.inputValue();
      await measures.fill(text.replaceAll(/【请补充：[^】]*】/g, '2027年6月底'));
      await page.locator('.origin-edited').first().waitFor();
      await page.getByText(/处必须改正/).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '本人已核定' }).click();
      await page.getByText('可以提交。').waitFor();
      await page.getByRole('button', { name: '提交建议' }).click();
      await page.locator('.page-header .note', { hasText: '已提交' }).waitFor();
      expect(errors()).toEqual([]);

      const auditor = await web().signInAs('auditor');
      await visit(auditor, '/conversations');
      await auditor.locator('tbody a').first().click();
      await auditor.locator('.calls summary').first().click();
      await auditor.locator('.call-output').first().waitFor();
      await expectClean(auditor);
    }, 180_000);

    it('goes on where it was when the line breaks', async () => {
      const line = await layLine(web().service.address);
      const page = await web().open('wide', line.address);
      listen(page, /./);
      await page.goto('/');
      const entered = await page.request.post('/api/session/visitor', { data: { role: 'deputy' } });
      expect(entered.status()).toBe(200);
      await page.goto('/');
      const id = await startDraft(page);
      const sentences = page.locator('.turn .sentence-text');
      await sentences.first().waitFor();
      line.cut();
      await page.getByText('正在重新连接').waitFor();
      const before = await sentences.count();
      line.mend();
      await expect.poll(() => sentences.count()).toBeGreaterThan(before);
      const seen = await sentences.allInnerTexts();
      await untilWritten(page);

      // Each sentence once and in its order, those of the time without a line too.
      const { turn } = await (await page.request.get(`/api/drafts/${id}`)).json();
      const written = await (await page.request.get(`/api/drafts/${id}/turns/${turn.id}`)).json();
      const texts: string[] = written.passages.map(({ text }: { text: string }) => text);
      expect(seen).toEqual(texts.slice(0, seen.length));
      await page.close();
      await line.close();
    }, 120_000);

    it('is stopped by its deputy, who keeps what was written and asks for one section again', async () => {
      const page = await web().signInAs('deputy', { width: 'narrow' });
      const { errors } = listen(page);
      await startDraft(page);
      await page.locator('.turn .sentence').first().waitFor();
      await page.getByRole('button', { name: '停止起草' }).click();
      await page.getByText('已停止。写出的句子保留在下面').waitFor();
      const offers = page.getByRole('region', { name: '助手为“情况”另写的句子' });
      await offers.waitFor();
      const sentence = await offers.locator('.sentence-text').first().innerText();
      await expectClean(page);
      await offers.getByRole('button', { name: '采用', exact: true }).first().click();
      await expect.poll(() => field(page, '情况').inputValue()).toContain(sentence.slice(0, 8));

      await field(page, '分析').fill('这一段是代表自己写的，不能被覆盖。');
      await page.locator('.draft-section').nth(1).getByRole('button', { name: '重写本节' }).click();
      await page.getByLabel('对“分析”的要求（可不填）').fill('写得简短一些');
      await page.locator('.rewrite').getByRole('button', { name: '重写本节' }).click();
      const others = page.getByRole('region', { name: '助手为“分析”另写的句子' });
      await others.waitFor();
      expect(await field(page, '分析').inputValue()).toBe('这一段是代表自己写的，不能被覆盖。');
      await others.getByRole('button', { name: '都不采用' }).click();
      await others.waitFor({ state: 'detached' });
      expect(errors()).toEqual([]);
    }, 120_000);

    it('asks what only the deputy knows, and uses the answer', async () => {
      const page = await web().signInAs('deputy');
      const { errors } = listen(page);
      await startDraft(page);
      await untilWritten(page);
      const questions = page.getByRole('region', { name: '助手想问您' });
      await questions.getByRole('textbox').first().fill('三百二十户');
      await questions.getByRole('button', { name: '按回答再写一遍' }).click();
      await page.locator('.turn').waitFor();
      await expect
        .poll(() => double?.requests.some((request) => JSON.stringify(request).includes('三百二十户')))
        .toBe(true);
      await page.locator('.offers').first().waitFor();
      await settle(page);
      await expectClean(page);
      expect(errors()).toEqual([]);
    }, 120_000);
  },
  withModel,
);
