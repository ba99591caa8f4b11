import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeSentences, type WrittenPassage } from '../../src/assistant/attribute-sentences.ts';

const FACTS: WrittenPassage[] = [
  { id: 1, origin: 'model', text: '2026年以来，云岩区群众来件反映夜间停车难45件〔I1〕。' },
  { id: 2, origin: 'model', text: '机关院落夜间泊位大量空置，却没有对外开放。' },
  { id: 3, origin: 'template', text: '2023年第12号建议提出过同类问题〔S1〕。' },
];
const whole = FACTS.map(({ text }) => text).join('');
const told = (text: string, passages = FACTS) =>
  attributeSentences(text, 'facts', passages).map(({ origin, passageId }) => [origin, passageId]);

describe('sentences and the machine behind them', () => {
  it('are the machine’s when they are its own', () => {
    expect(told(whole)).toEqual([
      ['model', 1],
      ['model', 2],
      ['template', 3],
    ]);
  });

  it('stay its own without marks, with other spaces and widths', () => {
    expect(told('２026 年以来，云岩区群众来件反映夜间停车难45件。\n')).toEqual([['model', 1]]);
  });

  it.each([
    ['a changed word', '机关院落夜间泊位大量闲置，却没有对外开放。', 'edited'],
    ['a clause more', '据走访，机关院落夜间泊位大量空置，却没有对外开放。', 'edited'],
    ['a third replaced', '机关院落夜间车位基本空着，却没有对外开放。', 'edited'],
    ['two joined', '机关院落夜间泊位大量空置，却没有对外开放，学校操场地下也是这样。', 'edited'],
    ['own words on the same matter', '我走访的六个院坝晚上都有空位，门卫不让外来车辆进。', 'person'],
    ['nothing in common', '老人就医不便。', 'person'],
  ])('with %s', (_, text, origin) => {
    expect(told(text)[0]?.[0]).toBe(origin);
  });

  it('claim a passage once, the best match first', () => {
    const twice = '机关院落夜间泊位大量闲置，却没有对外开放。机关院落夜间泊位大量空置，却没有对外开放。';
    expect(told(twice)).toEqual([
      ['person', null],
      ['model', 2],
    ]);
  });

  it('claim a passage once when several are like it', () => {
    const near = '机关院落夜间泊位大量闲置，却没有对外开放。';
    const nearer = '机关院落夜间泊位大量空置，却没有向外开放。';
    expect(told(`${near}${nearer}`.replace('大量闲置', '大多闲着'))).toEqual([
      ['person', null],
      ['edited', 2],
    ]);
  });

  it('are lines in measures', () => {
    const text = '由市综合执法局牵头摸清底数。\n\n由市公安交管局优化标线。';
    const passages: WrittenPassage[] = [{ id: 9, origin: 'model', text: '由市公安交管局优化标线。' }];
    expect(attributeSentences(text, 'measures', passages).map(({ origin }) => origin)).toEqual([
      'person',
      'model',
    ]);
  });

  it('are a person’s when no machine wrote', () => {
    expect(told('路灯不亮。', [])).toEqual([['person', null]]);
    expect(told(' \n〔S1〕', FACTS)).toEqual([]);
  });
});

const sentence = fc
  .array(fc.constantFrom(...'停车泊位夜间机关院落开放路灯学校老人电梯加装物业收费公交线路'), {
    minLength: 3,
    maxLength: 24,
  })
  .map((signs) => `${signs.join('')}。`);
/** Machine sentences, and the same with characters changed. */
const alike = fc.array(sentence, { minLength: 1, maxLength: 3 }).chain((machine) =>
  fc.record({
    machine: fc.constant(machine),
    own: fc.array(
      fc
        .tuple(fc.constantFrom(...machine), fc.nat(20), fc.constantFrom('甲', '乙', '停'))
        .map(
          ([text, at, sign]) => text.slice(0, at % text.length) + sign + text.slice((at % text.length) + 1),
        ),
      { maxLength: 8 },
    ),
  }),
);
const passagesOf = (texts: readonly string[]): WrittenPassage[] =>
  texts.map((text, index) => ({ id: index + 1, text, origin: index % 2 === 0 ? 'model' : 'template' }));

describe('for any text', () => {
  it('each passage stands behind one sentence at most, spans are in order and inside', () => {
    fc.assert(
      fc.property(alike, ({ own, machine }) => {
        const text = own.join('');
        const found = attributeSentences(text, 'facts', passagesOf(machine));
        const ids = found.flatMap(({ passageId }) => passageId ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        expect(found.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        for (const { origin, passageId } of found) expect(origin === 'person').toBe(passageId === null);
      }),
    );
  });

  it('what the machine wrote is found in any order, whatever stands between', () => {
    fc.assert(
      fc.property(fc.uniqueArray(sentence, { minLength: 1, maxLength: 8 }), fc.integer(), (machine, seed) => {
        const passages = passagesOf(machine);
        const shuffled = passages.toSorted(
          (a, b) => ((a.id * 7919 + seed) % 13) - ((b.id * 7919 + seed) % 13),
        );
        const found = attributeSentences(
          shuffled.map(({ text }) => text).join('补充一句别的话，与机器无关！'),
          'facts',
          passages,
        );
        const ids = found.flatMap(({ passageId, origin }) => (origin === 'edited' ? [] : (passageId ?? [])));
        expect(ids).toEqual(shuffled.map(({ id }) => id));
      }),
    );
  });

  it('the order in which passages are given changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { maxLength: 6 }),
        fc.array(sentence, { maxLength: 6 }),
        (own, machine) => {
          const passages = passagesOf(machine);
          expect(attributeSentences(own.join(''), 'facts', passages.toReversed())).toEqual(
            attributeSentences(own.join(''), 'facts', passages),
          );
        },
      ),
    );
  });
});
