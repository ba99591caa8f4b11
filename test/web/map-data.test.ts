import { describe, expect, it } from 'vitest';
import { colouringOf } from '../../web/src/pages/map/colour-by.ts';
import { decodeMap, NO_ISSUE } from '../../web/src/pages/map/decode-map.ts';
import { shadeOf } from '../../web/src/pages/map/heat-scale.ts';
import { issuesOfPoints } from '../../web/src/pages/map/list-issues.ts';

const HEADER = {
  runId: 3,
  points: 5,
  issues: 2,
  width: 100,
  kinds: [
    { code: 'C0101', name: '物业服务与收费' },
    { code: 'C0301', name: '停车难与停车收费' },
  ],
  districts: ['东区', '西区'],
  months: ['2024-12', '2025-01'],
  titles: ['搅拌站粉尘', '停车难'],
};

/** As the service writes it. */
function encode(header: object): ArrayBuffer {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(json.length / 4) * 4;
  const columns = [
    Float32Array.of(1, 2, 3, 4, 5),
    Float32Array.of(9, 8, 7, 6, 5),
    Uint32Array.of(11, 12, 13, 14, 15),
    Uint32Array.of(501, 502),
    Uint32Array.of(0, 3),
    Uint32Array.of(3, 1),
    Uint16Array.of(0, 0, 65_535, 1, 1),
    Uint16Array.of(0, 1, 1, 1, 0),
    Uint8Array.of(0, 1, 255, 0, 0),
  ];
  const bytes = new Uint8Array(8 + padded + columns.reduce((sum, { byteLength }) => sum + byteLength, 0));
  bytes.set(new TextEncoder().encode('MSM1'));
  new DataView(bytes.buffer).setUint32(4, padded, true);
  bytes.fill(32, 8, 8 + padded).set(json, 8);
  let at = 8 + padded;
  for (const { buffer, byteLength } of columns) {
    bytes.set(new Uint8Array(buffer), at);
    at += byteLength;
  }
  return bytes.buffer;
}

const map = decodeMap(encode(HEADER));

describe('reading the map', () => {
  it('views every column in its place', () => {
    expect([...map.x, ...map.y]).toEqual([1, 2, 3, 4, 5, 9, 8, 7, 6, 5]);
    expect([...map.askId]).toEqual([11, 12, 13, 14, 15]);
    expect([...map.kind]).toEqual([0, 0, 65_535, 1, 1]);
    expect([...map.district]).toEqual([0, 1, 255, 0, 0]);
    expect(map.titles[1]).toBe('停车难');
  });

  it('knows the issue of each point, and which are in none', () => {
    expect([...map.issueOf]).toEqual([0, 0, 0, 1, NO_ISSUE]);
  });

  it.each([
    ['an empty answer', new ArrayBuffer(0)],
    ['an error page', new TextEncoder().encode('<!doctype html>').buffer],
    ['a header without titles', encode({ ...HEADER, titles: undefined })],
    ['columns cut off', encode({ ...HEADER, points: 500 })],
  ])('refuses %s', (_, buffer) => {
    expect(() => decodeMap(buffer as ArrayBuffer)).toThrow();
  });
});

describe('colouring the map', () => {
  const fieldOf = (code: string) => (code < 'C03' ? '住房与物业' : '交通出行');
  const names = (by: 'field' | 'district' | 'year') => {
    const { values, names: all } = colouringOf(map, by, fieldOf);
    return [...values].map((value) => all[value]);
  };

  it('gives every point a value with a name, also where the source says none', () => {
    expect(names('field')).toEqual(['住房与物业', '住房与物业', '待定', '交通出行', '交通出行']);
    expect(names('district')).toEqual(['东区', '西区', '未注明', '东区', '东区']);
    expect(names('year')).toEqual(['2024 年', '2025 年', '2025 年', '2025 年', '2024 年']);
  });
});

describe('issues of some points', () => {
  it('counts each once, most first, and the points that are in none', () => {
    expect(issuesOfPoints(map, [4, 3, 1, 0])).toEqual({
      issues: [
        { id: 501, title: '搅拌站粉尘', asks: 2, size: 3 },
        { id: 502, title: '停车难', asks: 1, size: 1 },
      ],
      alone: 1,
    });
    expect(issuesOfPoints(map, [])).toEqual({ issues: [], alone: 0 });
  });
});

describe('shades of the heat table', () => {
  /** WCAG 2.2, 1.4.3. */
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  it('gets darker with the count, and can be read on every shade', () => {
    const shades = [0, 1, 10, 30, 60, 100].map((count) => shadeOf(count, 100));
    const light = shades.map(({ background }) => luminance(background));
    expect(light).toEqual(light.toSorted((a, b) => b - a));
    for (const { background, ink } of shades) {
      const [dark = 0, bright = 0] = [luminance(background), luminance(ink)].toSorted((a, b) => a - b);
      expect((bright + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
    expect(shadeOf(0, 0)).toEqual(shadeOf(0, 100));
  });
});
