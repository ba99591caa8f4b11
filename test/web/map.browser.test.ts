import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { encodeMap } from './encode-map.ts';
import { expectClean, listen, visit } from './expect-clean.ts';
import { describeInBrowser } from './harness.ts';

const painted = async (page: Page) => Number(await page.locator('canvas').getAttribute('data-painted'));

/** The page with made points instead of the sample's. */
async function openMade(page: Page, points: number): Promise<void> {
  const { body } = encodeMap(points);
  await page.route('**/api/map', (route) => route.fulfill({ body, contentType: 'application/octet-stream' }));
  await visit(page, '/map');
  await expect.poll(() => painted(page)).toBe(points);
}

describeInBrowser('the map', (web) => {
  it('shows every ask of the sample, and a table for whoever cannot use the picture', async () => {
    const page = await web().signInAs('staff');
    const { errors } = listen(page);
    await visit(page, '/map');
    await expect.poll(() => painted(page)).toBeGreaterThan(500);
    await page.locator('.map-table tbody tr').first().waitFor();
    await expectClean(page);
    await page.locator('.map-table tbody a').first().click();
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/desk\/\d+$/);
    expect(errors()).toEqual([]);
  });

  it('zooms by keys, filters by the legend, and lists what the lasso caught', async () => {
    const page = await web().signInAs('staff');
    const { errors } = listen(page);
    await openMade(page, 2000);
    await page.locator('.map-frame').focus();
    for (let step = 0; step < 6; step++) await page.keyboard.press('+');
    await expect.poll(() => painted(page)).toBeLessThan(2000);
    await page.keyboard.press('0');
    await expect.poll(() => painted(page)).toBe(2000);

    await page.getByRole('button', { name: '年份' }).click();
    await page.locator('.map-legend button', { hasText: '2024' }).click();
    const of2024 = Number(
      (
        await page.locator('.map-legend button', { hasText: '2024' }).locator('.chip-count').innerText()
      ).replace(',', ''),
    );
    await expect.poll(() => painted(page)).toBe(of2024);

    await page.getByRole('button', { name: '圈选' }).click();
    const box = await page.locator('canvas').boundingBox();
    if (!box) throw new Error('the canvas is not on the page');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(middle.x - 60, middle.y - 60);
    await page.mouse.down();
    for (const [dx, dy] of [
      [60, -60],
      [60, 60],
      [-60, 60],
    ] as const) {
      await page.mouse.move(middle.x + dx, middle.y + dy, { steps: 5 });
    }
    await page.mouse.up();
    await page.getByRole('heading', { name: '圈中的事项' }).waitFor();
    expect(await page.locator('.map-table tbody tr').count()).toBeGreaterThan(3);
    await expectClean(page);
    expect(errors()).toEqual([]);
  });

  it('stays smooth with 100,000 points', async () => {
    const page = await web().signInAs('staff');
    await openMade(page, 100_000);
    const times: number[] = [];
    for (let step = 0; step < 12; step++) {
      const before = await page.locator('canvas').getAttribute('data-frames');
      await page.mouse.move(500 + step, 400);
      await page.mouse.wheel(0, step % 2 === 0 ? -80 : 80);
      await expect.poll(() => page.locator('canvas').getAttribute('data-frames')).not.toBe(before);
      times.push(Number(await page.locator('canvas').getAttribute('data-frame')));
    }
    const median = times.toSorted((a, b) => a - b)[times.length >> 1] ?? Infinity;
    process.stdout.write(`a frame of 100,000 points: median ${median} ms\n`);
    // 5 ms on an idle machine; one that is busy with everything else takes several times that.
    expect(median).toBeLessThan(60);
  });

  it('is usable on a telephone; every cell of the heat table opens its list', async () => {
    const page = await web().signInAs('staff', { width: 'narrow' });
    const { errors } = listen(page);
    await visit(page, '/map');
    await expect.poll(() => painted(page)).toBeGreaterThan(0);
    await expectClean(page);
    await visit(page, '/heat');
    await expectClean(page);
    const cell = page.locator('.heat td a').first();
    const count = Number(await cell.innerText());
    await cell.click();
    await expect.poll(() => page.locator('.data-table tbody tr').count()).toBe(count);
    expect(errors()).toEqual([]);
  });
});
