import type { Format } from '../../api/reports.ts';

export const FORMAT_WORDS: { readonly [F in Format]: string } = {
  docx: 'Word 公文',
  xlsx: 'Excel 表',
  html: '网页（可离线打开）',
  json: 'JSON 数据',
};
