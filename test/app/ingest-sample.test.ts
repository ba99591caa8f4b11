import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/domain/record.ts';
import { describeUnderstanding } from '../../src/ingest/describe-understanding.ts';
import { maskRecord } from '../../src/ingest/mask/mask-text.ts';
import { readDrafts } from '../../src/ingest/read-drafts.ts';
import { loadReference } from '../../src/pipeline/seed-reference.ts';

const ROOT = join(import.meta.dirname, '../..');
const { districts } = loadReference();

async function describeFile(name: string, source: Source) {
  const options = { source, mask: maskRecord, personKey: 'key-of-this-test-only', districts };
  return describeUnderstanding(await readDrafts(join(ROOT, 'sample', name), options));
}

describe('the sample files', () => {
  it.each([
    ['12345热线工单-2024.xlsx', 'hotline', 288, ['missing_id', 'missing_text']],
    ['12345热线工单-2025.xlsx', 'hotline', 261, ['bad_date']],
    ['12345热线工单-2025下半年.csv', 'hotline', 132, ['secret', 'missing_date']],
    ['代表建议-2021-2025.xlsx', 'suggestion', 120, []],
    ['联络站留言.csv', 'station', 41, ['missing_id']],
  ] as const)('%s is read whole, but for the rows that show rejects', async (name, source, rows, reasons) => {
    const { received, rejected, understanding } = await describeFile(name, source);
    expect(received).toBe(rows);
    expect(rejected.map(({ reason }) => reason)).toEqual(reasons);
    expect(understanding.ambiguous).toEqual([]);
  });

  it('have gold labels for every record, and no text beside them', () => {
    const text = readFileSync(join(ROOT, 'eval/datasets/sample-gold.json'), 'utf8');
    const gold: Record<string, Record<string, string>> = JSON.parse(text);
    expect(Object.keys(gold)).toEqual(['issues', 'kinds', 'chains']);
    expect(Object.keys(gold['kinds'] ?? {})).toHaveLength(676 + 120 + 40);
    expect(Object.keys(gold['issues'] ?? {})).toHaveLength(676 + 40);
    expect(text).not.toMatch(/\p{Script=Han}/u);
  });
});
