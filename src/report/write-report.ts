import type { ReportModel } from '../domain/report.ts';
import { shortDay } from './format-figures.ts';
import { writeDocx } from './write-docx.ts';
import { writeHtml } from './write-html.ts';
import { writeJson } from './write-json.ts';
import { writeXlsx } from './write-xlsx.ts';

export const REPORT_FORMATS = ['docx', 'xlsx', 'html', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
export type ReportFile = { readonly name: string; readonly bytes: Uint8Array };

const WRITERS: Readonly<Record<ReportFormat, (model: ReportModel) => Uint8Array | Promise<Uint8Array>>> = {
  docx: writeDocx,
  xlsx: writeXlsx,
  html: writeHtml,
  json: writeJson,
};

/**
 * The report in the formats asked for, in their order; writes no file. The same model is the same bytes.
 * Names carry the day the report is for: 民声报告-2025-10-31.docx.
 *
 * @throws {DomainError} the font for the charts is not installed (DOCX only).
 */
export async function writeReport(
  model: ReportModel,
  formats: readonly ReportFormat[] = REPORT_FORMATS,
): Promise<ReportFile[]> {
  const files: ReportFile[] = [];
  // One after the other: each holds its whole document in memory.
  for (const format of formats) {
    files.push({ name: `民声报告-${shortDay(model.asOf)}.${format}`, bytes: await WRITERS[format](model) });
  }
  return files;
}
