import { readdirSync, readFileSync } from 'node:fs';
import type { CheckInput } from '../../../src/assistant/check/check-input.ts';
import { departmentSchema } from '../../../src/domain/district.ts';
import { type DraftContent, EMPTY_CONTENT } from '../../../src/domain/draft.ts';
import { fieldSchema } from '../../../src/domain/kind.ts';

const REFERENCE = new URL('../../../reference/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, REFERENCE), 'utf8'));

const departments = departmentSchema.array().parse(read('departments.json'));
export const kinds = readdirSync(new URL('taxonomy/', REFERENCE)).flatMap(
  (file) => fieldSchema.parse(read(`taxonomy/${file}`)).kinds,
);

/** A draft without a hint; its words are made up. */
export const GOOD: DraftContent = {
  ...EMPTY_CONTENT,
  title: '关于盘活老城区机关单位停车位错时共享的建议',
  sections: {
    facts:
      '2026年以来，云岩区、南明区老城片区夜间停车难的来件有45件〔I1〕。2026年9月，代表走访两城区六个机关院落，夜间空置泊位约310个。',
    analysis: '究其原因，一是机关院落的泊位底数没有部门掌握，二是开放后的安全责任不清。',
    measures:
      '由市综合执法局会同机关事务部门，于9月底前摸清两城区机关院落可错时开放泊位数，首批开放不少于20处、1500个泊位，明确夜间收费上限和安全责任。\n由市公安交管局于12月底前在开放院落周边施划临时停车标线不少于800米。',
    basis: '《贵阳市停车场管理办法》第十二条〔L1〕。',
  },
};

export type Written = Partial<DraftContent['sections']> & { readonly title?: string };

/** The good draft with other words in some places. */
export function draftOf({ title, ...sections }: Written): DraftContent {
  return { ...GOOD, title: title ?? GOOD.title, sections: { ...GOOD.sections, ...sections } };
}

export const inputOf = (content: DraftContent, more: Partial<CheckInput> = {}): CheckInput => ({
  ...{ content, departments, kinds, evidence: [], earlier: [], verdicts: [], attribution: [] },
  ...{ city: '贵阳市', day: '2026-11-24' },
  ...more,
});
