import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLexicalProvider, fitLexical, type KindReader } from '../../src/embed/lexical-provider.ts';
import type { EmbedInput } from '../../src/embed/provider.ts';
import { packFrequency, unpackFrequency } from '../../src/embed/store-frequency.ts';

const NO_KINDS: KindReader = { read: () => [], version: 'none' };
const BY_WORD: KindReader = {
  read: ({ text }) => [{ code: text.includes('电梯') ? 'C1004' : 'C0205', share: 1 }],
  version: 'by word',
};

const TEXTS: EmbedInput[] = [
  { title: '样本苑路灯不亮', text: '样本苑南门的路灯坏了半个月，晚上看不见路' },
  { title: '路灯', text: '样本苑门口晚上黑漆漆的，路灯早就坏了没人修' },
  { title: '电梯困人', text: '虚构里小区三栋电梯昨晚又困人二十分钟' },
  { title: '噪声', text: '示例大道工地半夜打桩，孩子睡不着' },
];

async function embed(inputs: readonly EmbedInput[], kinds = NO_KINDS) {
  const outcomes = await createLexicalProvider(fitLexical(inputs), kinds).embed(inputs);
  return outcomes.map((outcome) => (outcome.ok ? outcome.vector : null));
}

const product = (a: Float32Array | null | undefined, b: Float32Array | null | undefined) =>
  (a ?? new Float32Array(0)).reduce((sum, value, i) => sum + value * (b?.[i] ?? 0), 0);

describe('the lexical provider', () => {
  it('puts the same matter nearer than another one', async () => {
    const [one, two, three, four] = await embed(TEXTS);
    expect(product(one, two)).toBeGreaterThan(0.1);
    expect(product(one, two)).toBeGreaterThan(3 * Math.abs(product(one, three)));
    expect(product(one, two)).toBeGreaterThan(3 * Math.abs(product(one, four)));
  });

  it('gives unit vectors, and none for a text without a letter', async () => {
    const text = fc.string({
      unit: fc.constantFrom('路', '灯', '坏', '了', '。', '1', ' ', 'a'),
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ title: text, text }), { minLength: 1, maxLength: 8 }),
        async (inputs) => {
          for (const vector of await embed(inputs)) {
            if (vector) expect(product(vector, vector)).toBeCloseTo(1, 5);
          }
        },
      ),
      { numRuns: 50 },
    );
    expect(await embed([{ title: '？？', text: '……' }])).toEqual([null]);
  });

  it('has vectors even where all texts are the same', async () => {
    const [one, two] = await embed([TEXTS[0], TEXTS[0]] as EmbedInput[]);
    expect(product(one, two)).toBeCloseTo(1, 5);
  });

  it('does not read what masking wrote', async () => {
    const [one, two] = await embed([
      { title: '', text: '[人员A]反映路灯坏了三天' },
      { title: '', text: '[人员B]反映路灯坏了三天[手机号]' },
    ]);
    expect(product(one, two)).toBeCloseTo(1, 5);
  });

  it('a place brings the same kind of problem together, not other problems of that place', async () => {
    const at = (place: string, text: string): EmbedInput => ({ title: '', text, place });
    const [lamp, dark, lift, elsewhere] = await embed(
      [
        at('样本新城', '门口的灯坏了没人修'),
        at('样本新城', '晚上回家一片漆黑摔了一跤'),
        at('样本新城', '电梯困人'),
        at('虚构花园', '晚上回家一片漆黑摔了一跤'),
      ],
      BY_WORD,
    );
    expect(product(lamp, dark)).toBeGreaterThan(0.4);
    expect(product(lamp, dark)).toBeGreaterThan(2 * product(lamp, lift));
    expect(product(lamp, dark)).toBeGreaterThan(2 * Math.abs(product(lamp, elsewhere)));
  });

  it('names another space for other frequencies, other settings or other word lists', () => {
    const fitted = fitLexical(TEXTS);
    const version = (kinds: KindReader, table = fitted) => createLexicalProvider(table, kinds).space.version;
    expect(version(NO_KINDS, unpackFrequency(packFrequency(fitted)))).toBe(version(NO_KINDS));
    expect(version(BY_WORD)).not.toBe(version(NO_KINDS));
    expect(version(NO_KINDS, fitLexical(TEXTS.slice(1)))).not.toBe(version(NO_KINDS));
    expect(version(NO_KINDS, fitLexical(TEXTS.toReversed()))).toBe(version(NO_KINDS));
  });
});
