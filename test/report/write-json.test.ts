import { expect, it } from 'vitest';
import type { ReportModel } from '../../src/domain/report.ts';
import { writeJson } from '../../src/report/write-json.ts';
import { HOSTILE_MODEL, HOSTILE_TEXT, REPORT_MODEL } from './report-model-fixture.ts';

const textOf = (model: ReportModel): string => new TextDecoder().decode(writeJson(model));

it('is the model again when read, dates as text', () => {
  const read: unknown = JSON.parse(textOf(REPORT_MODEL));
  expect(read).toMatchObject({ runId: 17, asOf: '2025-10-31T10:30:00.000Z', hiddenIssues: 214 });
});

it('does not depend on the order in which the model was put together', () => {
  const { runId, ...rest } = REPORT_MODEL;
  expect(textOf({ ...rest, runId })).toBe(textOf({ runId, ...rest }));
});

it('keeps record text as it is stored', () => {
  const read: unknown = JSON.parse(textOf(HOSTILE_MODEL));
  expect(read).toMatchObject({ city: `澜川市${HOSTILE_TEXT}` });
});

it.each([Number.NaN, Infinity])('refuses %d, which JSON would turn into null', (hiddenIssues) =>
  expect(() => writeJson({ ...REPORT_MODEL, hiddenIssues })).toThrow(RangeError),
);
