import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countKept } from '../../eval/stability/score-kept.ts';
import { splitFile } from '../../eval/stability/split-file.ts';

describe('issues that kept their id', () => {
  it('hold more than half of what they held', () => {
    const before = new Map([
      [1, [1, 2, 3]],
      [2, [4, 5, 6, 7]],
      [3, [8, 9, 10]],
      [4, [11, 12]],
    ]);
    const after = new Map([
      [1, [1, 2, 30]],
      [2, [4, 5, 8, 9, 10]],
    ]);
    expect(countKept(before, after)).toEqual({ part: 1, whole: 3 });
    expect(countKept(before, before)).toEqual({ part: 3, whole: 3 });
  });
});

describe('a file in two deliveries', () => {
  it('loses no row and no cell', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'minsheng-split-'));
    const [whole, early, late] = ['whole', 'early', 'late'].map((name) => join(directory, `${name}.csv`)) as [
      string,
      string,
      string,
    ];
    try {
      const rows = Array.from({ length: 25 }, (_, index) => `H-${index},标题,"甲, ""乙""\r\n丙"\r\n`);
      writeFileSync(whole, `工单编号,工单标题,诉求内容\r\n${rows.join('')}`);
      await splitFile(whole, early, late);
      const bodyOf = (path: string) => readFileSync(path, 'utf8').replace(/^.*\r\n/, '');
      expect(bodyOf(late)).toBe(`${rows[9]}${rows[19]}`);
      expect(bodyOf(early)).toBe(rows.filter((_, index) => index % 10 !== 9).join(''));
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
