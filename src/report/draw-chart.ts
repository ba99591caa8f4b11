/**
 * Draws a chart to PNG without a browser: ECharts to SVG, resvg to pixels. resvg draws nothing at all for
 * text whose font it lacks, and says nothing; so the font comes with the product and is looked for first.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkPointComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { DomainError } from '../domain/errors.ts';
import type { Chart } from './compose-charts.ts';

use([BarChart, GridComponent, LegendComponent, MarkPointComponent, SVGRenderer]);

/** The family name inside the file; the package is called Noto Sans Hans. */
const FONT_FAMILY = 'Noto Sans S Chinese';
const FONT_PACKAGE = '@embedpdf/fonts-sc';
/** 156 mm at 840 × 2 pixels is 270 dots per inch: sharp in print. */
const PIXELS_PER_UNIT = 2;

/** @throws {DomainError} the font for Chinese is not installed. */
export function chartFontFile(
  resolve: (name: string) => string = createRequire(import.meta.url).resolve,
): string {
  const file = fontBeside(resolve);
  if (file === null || !existsSync(file)) {
    throw new DomainError(
      'invalid_input',
      `缺少图表用的中文字体（${FONT_PACKAGE}），图中文字会全部消失`,
      '在项目目录运行 npm ci 重新安装依赖',
    );
  }
  return file;
}

function fontBeside(resolve: (name: string) => string): string | null {
  try {
    return resolve(FONT_PACKAGE).replace(/dist[\\/][^\\/]+$/, 'fonts/NotoSansHans-Regular.otf');
  } catch {
    return null;
  }
}

/** PNG, `chart.width` × `chart.height` times two. The same chart is the same bytes. */
export function drawChart(chart: Chart, fontFile: string = chartFontFile()): Uint8Array {
  const picture = new Resvg(renderSvg(chart), {
    background: '#ffffff',
    fitTo: { mode: 'width', value: chart.width * PIXELS_PER_UNIT },
    font: { fontFiles: [fontFile], loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  });
  return new Uint8Array(picture.render().asPng());
}

function renderSvg({ width, height, option }: Chart): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false, textStyle: { fontFamily: FONT_FAMILY } });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
