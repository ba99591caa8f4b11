import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { REPORT_FORMATS, writeReport } from '../../src/report/write-report.ts';
import { EMPTY_MODEL, HOSTILE_MODEL, REPORT_MODEL } from './report-model-fixture.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

afterEach(() => {
  vi.useRealTimers();
});

// Each DOCX loads the font three times; a busy machine takes seconds for it.
describe('writeReport', { timeout: 60_000 }, () => {
  it('names each file by the day the report is for, in the order asked', async () => {
    const files = await writeReport(REPORT_MODEL, ['json', 'html']);
    expect(files.map(({ name }) => name)).toEqual(['民声报告-2025-10-31.json', '民声报告-2025-10-31.html']);
  });

  it('takes the day in China: half past midnight there is still yesterday in UTC', async () => {
    const [file] = await writeReport({ ...REPORT_MODEL, asOf: new Date('2025-10-31T16:30:00Z') }, ['json']);
    expect(file?.name).toBe('民声报告-2025-11-01.json');
  });

  it.each(REPORT_FORMATS)('%s: the same model is the same bytes, whenever it is written', async (format) => {
    const [first] = await writeReport(REPORT_MODEL, [format]);
    // Only the clock: the libraries' own timers must go on.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-06T07:08:09Z') });
    const [second] = await writeReport(REPORT_MODEL, [format]);
    expect(hash(second?.bytes ?? new Uint8Array())).toBe(hash(first?.bytes ?? new Uint8Array(1)));
  });

  it.each(['docx', 'xlsx', 'html', 'json'] as const)('%s: another model is other bytes', async (format) => {
    const [first] = await writeReport(REPORT_MODEL, [format]);
    const [other] = await writeReport({ ...REPORT_MODEL, runId: 18 }, [format]);
    expect(hash(other?.bytes ?? new Uint8Array())).not.toBe(hash(first?.bytes ?? new Uint8Array()));
  });

  it('writes a report of nothing and of hostile text without failing', async () => {
    for (const model of [EMPTY_MODEL, HOSTILE_MODEL]) {
      const files = await writeReport(model);
      expect(files.map(({ bytes }) => bytes.length > 500)).toEqual([true, true, true, true]);
    }
  });
});
