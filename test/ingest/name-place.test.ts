import { describe, expect, it } from 'vitest';
import { namePlace } from '../../src/ingest/name-place.ts';

const ABOVE = ['示例区', '示例区', '测试路街道'];

describe('namePlace', () => {
  it.each([
    ['示例区测试路街道样本新城6栋2单元501室', '样本新城'],
    ['贵阳市示例区样本村三组', '样本村'],
    ['样本新城[门牌]', '样本新城'],
    ['样本大道12号', '样本大道'],
    ['样本苑（南门）', '样本苑南门'],
    ['样本里小区一栋', '样本里小区'],
  ])('%s → %s', (address, place) => expect(namePlace(address, ABOVE)).toBe(place));

  it.each(['', '示例区', '示例区测试路街道', '6栋2单元', '[门牌]', '样'.repeat(21)])(
    'names no place in %j',
    (address) => expect(namePlace(address, ABOVE)).toBeNull(),
  );
});
