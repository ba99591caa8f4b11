import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/domain/errors.ts';
import { type Chart, composeCharts } from '../../src/report/compose-charts.ts';
import { chartFontFile, drawChart } from '../../src/report/draw-chart.ts';
import { EMPTY_MODEL, REPORT_MODEL } from './report-model-fixture.ts';

/** A chart of one invisible bar: all that is dark in it is its label. */
const labelled = (text: string): Chart => ({
  title: '',
  description: '',
  width: 200,
  height: 80,
  option: {
    xAxis: { type: 'category', show: false, data: [''] },
    yAxis: { show: false },
    series: [
      {
        type: 'bar',
        itemStyle: { color: '#ffffff' },
        label: { show: true, position: 'inside', color: '#000000', fontSize: 30, formatter: text },
        data: [1],
      },
    ],
  },
});

/** Pixels darker than mid-grey; the picture is read back as an image inside an SVG. */
function darkPixels(png: Uint8Array, width: number, height: number): number {
  const data = Buffer.from(png).toString('base64');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"><image width="${width}" height="${height}" xlink:href="data:image/png;base64,${data}"/></svg>`;
  const { pixels } = new Resvg(svg).render();
  let dark = 0;
  for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 128) dark += 1;
  return dark;
}

describe('drawChart', () => {
  it('draws Chinese: a label of 民声 has ink, a blank one has none', () => {
    expect(darkPixels(drawChart(labelled('民声')), 200, 80)).toBeGreaterThan(150);
    expect(darkPixels(drawChart(labelled(' ')), 200, 80)).toBe(0);
  });

  it('draws each character by its own shape, not a box for all', () => {
    expect(drawChart(labelled('一'))).not.toEqual(drawChart(labelled('民')));
    expect(darkPixels(drawChart(labelled('一')), 200, 80)).toBeLessThan(
      darkPixels(drawChart(labelled('鼎')), 200, 80) / 2,
    );
  });

  it('refuses to draw without the font, and says what to do', () => {
    const missing = () => chartFontFile(() => '/nowhere/dist/index.cjs');
    const unresolved = () =>
      chartFontFile(() => {
        throw new Error('not found');
      });
    for (const attempt of [missing, unresolved]) {
      expect(attempt).toThrow(DomainError);
      expect(attempt).toThrow(/中文字体/);
    }
  });
});

describe('composeCharts', () => {
  it('prints every value of months, issues and districts in its alt text', () => {
    const [months, issues, districts] = composeCharts(REPORT_MODEL);
    for (const { month, records } of REPORT_MODEL.totals.byMonth) {
      expect(months?.description).toContain(`${month} ${records}`);
    }
    expect(issues?.description.match(/事项\d+ 0\.\d{3}/g)).toHaveLength(10);
    expect(districts?.description).toContain('云台县 290');
  });

  it('draws nothing where there is no data', () => expect(composeCharts(EMPTY_MODEL)).toEqual([]));
});
