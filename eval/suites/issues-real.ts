/**
 * Grouping on 4,326 real public messages, where somebody has them: they are no part of the project. In a process of
 * its own, so that its peak of memory is its own.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Figure, Suite } from '../harness/suite.ts';

const ROOT = join(import.meta.dirname, '../..');
const DATA = join(ROOT, '../shared/data');
const FILES = ['messages-4326.jsonl', 'messages-4326-issues-open.json'].map((name) => join(DATA, name));
const SCRIPT = join(ROOT, 'eval/issues/measure-messages.ts');

/** The two largest matters, and their names in the baseline. */
const NAMED = [
  ['伊景园', 'yijingyuan'],
  ['丽发新城', 'lifa'],
] as const;

const count = z.number().int();
export const messagesMeasured = z.object({
  labelled: count,
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  issues: count,
  /** Among issues by people; 0 = no issue of that name. */
  ranksByPeople: z.object({ 伊景园: count, 丽发新城: count }),
  /** Of the issues of that name. */
  records: z.object({ 伊景园: count, 丽发新城: count }),
  /** Messages that name 伊景园, or 丽发新城 and 搅拌, and are not in that issue. */
  outside: z.object({ 伊景园: count, 丽发新城: count }),
  secondsIngest: z.number(),
  secondsRun: z.number(),
  peakMegabytes: z.number(),
});

export const issuesReal: Suite = {
  name: 'issues-real',
  label: '事项分组（4326 条真实留言）',
  run: async () => {
    if (!FILES.every(existsSync)) return { skipped: 'the messages are not on this machine' };
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', SCRIPT, ...FILES], {
      cwd: ROOT,
    });
    return { figures: figuresOf(messagesMeasured.parse(JSON.parse(stdout))) };
  },
};

function figuresOf(measured: z.infer<typeof messagesMeasured>): Figure[] {
  const { labelled, precision, recall, f1, issues, ranksByPeople } = measured;
  const base = { better: 'higher', items: labelled } as const;
  const shown = { better: 'neither', items: 1 } as const;
  const rank = { better: 'lower', tolerance: 0 } as const;
  return [
    { ...base, name: 'b3-precision', label: 'B³ 准确率', value: precision },
    { ...base, name: 'b3-recall', label: 'B³ 召回率', value: recall },
    { ...base, name: 'b3-f1', label: 'B³ F1', value: f1, limit: 0.9 },
    { ...shown, name: 'issues', label: '事项数', value: issues },
    ...NAMED.map(([name, key]) => ({
      ...rank,
      name: `${key}-by-people`,
      label: `${name}：按人数的名次`,
      value: ranksByPeople[name],
      // Not found: a figure about nothing.
      items: ranksByPeople[name] === 0 ? 0 : 1,
      limit: 2,
    })),
    ...NAMED.map(([name, key]) => ({
      better: 'higher' as const,
      tolerance: 0,
      name: `${key}-records`,
      label: `${name}：来件数`,
      value: measured.records[name],
      items: measured.records[name],
      limit: 56,
    })),
    ...NAMED.map(([name, key]) => ({
      better: 'lower' as const,
      tolerance: 0,
      name: `${key}-outside`,
      label: `${name}：点名而在外的来件数`,
      value: measured.outside[name],
      items: measured.records[name],
      limit: 0,
    })),
    { ...shown, name: 'seconds-ingest', label: '导入（秒）', value: measured.secondsIngest },
    { ...shown, name: 'seconds-run', label: '运行（秒）', value: measured.secondsRun },
    { ...shown, name: 'peak-megabytes', label: '内存峰值（MB）', value: measured.peakMegabytes },
  ];
}
