/** Fonts and sizes of GB/T 9704, by the names that the clients' offices have them under. */
import type { IFontAttributesProperties } from 'docx';

export const FONTS = {
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体_GB2312',
  body: '仿宋_GB2312',
  number: '宋体',
} as const;

/** Half points. 二号 22 pt, 三号 16 pt, 四号 14 pt, 小四 12 pt, 五号 10.5 pt, 小五 9 pt. */
export const SIZES = {
  title: 44,
  body: 32,
  pageNumber: 28,
  caption: 28,
  note: 24,
  table: 21,
  smallTable: 18,
} as const;

/** `hint` makes Word set “ ” and … in the Chinese font too, not as narrow Latin marks. */
export const fontNamed = (name: string): IFontAttributesProperties & { hint: 'eastAsia' } => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: name,
  hint: 'eastAsia',
});
