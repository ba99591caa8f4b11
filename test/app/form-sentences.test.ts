import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formSentences } from '../../src/api/form-sentences.ts';
import { NO_LAWS } from '../../src/assistant/verify/law-lookup.ts';
import type { Section } from '../../src/domain/draft.ts';

const PASSAGES = ['本建议反映的问题是：枫榆路停车难。', '【请补充：地点】。', '来件900件〔I1〕。'].map(
  (text, id) => ({ id, text, origin: 'template' as const }),
);
const read = (text: string, section: Section = 'facts') =>
  formSentences({ text, section, evidence: [], laws: NO_LAWS, day: '2026-03-02' }, PASSAGES);

describe('formSentences', () => {
  it('keeps lines apart, judges what a machine wrote and leaves a person’s word alone', () =>
    expect(
      read('本建议反映的问题是：枫榆路停车难。【请补充：地点】。我数了800件。\n\n来件900件〔I1〕。'),
    ).toMatchObject([
      [
        { text: '本建议反映的问题是：枫榆路停车难。', origin: 'template', faults: [] },
        { text: '【请补充：地点】。', origin: 'template', faults: [] },
        { text: '我数了800件。', origin: 'person', faults: [] },
      ],
      [{ text: '来件900件〔I1〕。', origin: 'template', faults: [expect.any(String), expect.any(String)] }],
    ]));

  it('judges a changed sentence as it stands now', () =>
    expect(read('本建议反映的问题是：枫榆路停车难，有900户。')).toMatchObject([
      [{ origin: 'edited', faults: [expect.stringContaining('900')] }],
    ]));

  it('has a line for every measure', () =>
    expect(read('由甲局做。由乙局查。\n由丙局报。\n', 'measures').map((line) => line.length)).toEqual([
      1, 1,
    ]));

  it('keeps every word of every line', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PASSAGES.map(({ text }) => text), '我。', '停车难', '\n', '甲！'), {
          maxLength: 12,
        }),
        (parts) => {
          const text = parts.join('');
          const lines = text.split('\n').filter((line) => line !== '');
          expect(read(text).map((line) => line.map((each) => each.text).join(''))).toEqual(lines);
        },
      ),
    ));
});
