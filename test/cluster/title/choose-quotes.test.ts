import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseQuotes, MOST_QUOTES, type QuoteMember } from '../../../src/cluster/title/choose-quotes.ts';

let nextId = 1;
const ask = (text: string, more: Partial<QuoteMember> = {}): QuoteMember => {
  const recordId = nextId++;
  return {
    recordId,
    version: 1,
    start: 0,
    text,
    centrality: 0.5,
    confidential: false,
    person: null,
    voice: recordId,
    ...more,
  };
};
const textsOf = (members: readonly QuoteMember[], keywords: readonly string[]) =>
  chooseQuotes(members, keywords).map(({ member, start, end }) => {
    const source = members[member] as QuoteMember;
    return source.text.slice(start - source.start, end - source.start);
  });

describe('chooseQuotes', () => {
  it('takes the sentence that tells, not the greeting or the demand', () => {
    const member = ask(
      '尊敬的领导您好，我是一名普通的住户在此打扰您了。葵溪新城西侧的搅拌站粉尘很大，窗台上全是水泥灰。请有关部门尽快处理搅拌站的事情，谢谢领导费心。',
    );
    expect(textsOf([member], ['搅拌站', '粉尘'])).toEqual([
      '葵溪新城西侧的搅拌站粉尘很大，窗台上全是水泥灰。',
    ]);
  });

  it('gives offsets in the body: the ask’s own start is added', () => {
    const text = '柚园小区的电梯又困人了，老人在里面等了四十分钟。';
    const [quote] = chooseQuotes([ask(text, { start: 100, recordId: 7, version: 3 })], ['电梯']);
    expect(quote).toEqual({ member: 0, recordId: 7, version: 3, start: 100, end: 100 + text.length });
  });

  it('hears different people and voices first', () => {
    const members = [
      ask('柚园小区的电梯又困人了，老人在里面等了四十分钟。', { person: 'a', centrality: 0.9 }),
      ask('电梯停了半个月没有人来修，物业只说等配件到货再说。', { person: 'a', centrality: 0.9 }),
      ask('电梯门夹到娃娃的手，保安说监控坏了查不到记录。', { person: 'b', voice: 50, centrality: 0.2 }),
      ask('三部电梯只有一部能用，早上上班要排队二十多分钟。', { person: 'c', voice: 50, centrality: 0.3 }),
      ask('换电梯的钱从维修资金出，可是账目从来没有公示过。', { person: 'd', centrality: 0.1 }),
    ];
    const people = chooseQuotes(members, ['电梯']).map(({ member }) => members[member]?.person);
    expect(people).toHaveLength(3);
    expect(people).toEqual(expect.arrayContaining(['a', 'd']));
    expect(people.filter((person) => person === 'b' || person === 'c')).toHaveLength(1);
  });

  it('quotes one person again only below three quotes', () => {
    const one = { person: 'a' };
    const members = [
      ask('柚园小区的电梯又困人了，老人在里面等了四十分钟。', one),
      ask('电梯停了半个月没有人来修，物业只说等配件到货再说。', one),
      ask('三部电梯只有一部能用，早上上班要排队二十多分钟。', one),
      ask('换电梯的钱从维修资金出，可是账目从来没有公示过。', one),
    ];
    expect(chooseQuotes(members, ['电梯'])).toHaveLength(3);
  });

  it('never repeats nearly the same words', () => {
    const members = [
      ask('柚园小区的电梯又困人了，老人在里面等了四十分钟。'),
      ask('柚园小区的电梯又困人了，老人在里面等了五十分钟！'),
    ];
    expect(chooseQuotes(members, ['电梯'])).toHaveLength(1);
  });

  it('never quotes a confidential member', () => {
    const secret = { confidential: true };
    expect(chooseQuotes([ask('柚园小区的电梯又困人了，老人在里面等了四十分钟。', secret)], ['电梯'])).toEqual(
      [],
    );
  });

  it('takes clauses of a sentence that never ends, and a one-liner when there is nothing else', () => {
    const endless = `${'电梯停了又开开了又停，物业来人看一眼就走了，'.repeat(9)}一直没有修好`;
    const [quote] = textsOf([ask(endless)], ['电梯']);
    expect(quote?.length).toBeGreaterThanOrEqual(20);
    expect(quote?.length).toBeLessThanOrEqual(90);
    expect(textsOf([ask('电梯一直没有修好')], ['电梯'])).toEqual(['电梯一直没有修好']);
  });

  it('holds for any texts: spans inside the ask, whole sentences or clauses, bounded, the same again', () => {
    const piece = fc.constantFrom(
      ...[
        '电梯困人',
        '请处理',
        '谢谢',
        '，',
        '。',
        '！',
        '\n',
        ' ',
        '小区',
        '物业不管老人下不了楼',
        '[人员A]',
        '𠮷',
        '：',
      ],
    );
    const member = fc
      .record({
        text: fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
        start: fc.nat(50),
        person: fc.constantFrom(null, 'a', 'b'),
        confidential: fc.boolean(),
      })
      .map((fields) => ask(fields.text, fields));
    fc.assert(
      fc.property(fc.array(member, { maxLength: 8 }), (members) => {
        const quotes = chooseQuotes(members, ['电梯', '物业']);
        expect(chooseQuotes(members, ['电梯', '物业'])).toEqual(quotes);
        expect(quotes.length).toBeLessThanOrEqual(MOST_QUOTES);
        for (const { member, start, end } of quotes) {
          const { text, start: from, confidential } = members[member] as QuoteMember;
          const said = text.slice(start - from, end - from);
          expect(confidential).toBe(false);
          expect(said.length).toBe(end - start);
          expect(said.trim()).toBe(said);
          expect(said.length).toBeGreaterThanOrEqual(8);
          expect(said.length).toBeLessThanOrEqual(90);
        }
      }),
    );
  });
});
