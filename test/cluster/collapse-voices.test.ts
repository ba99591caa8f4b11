import { describe, expect, it } from 'vitest';
import { collapseVoices } from '../../src/cluster/collapse-voices.ts';
import { createNeighbourLists, offer } from '../../src/cluster/neighbours/neighbour-lists.ts';

const COMPLAINT = '样本苑南门的路灯坏了半个月，晚上老人出门看不见路，前天有人摔倒，请尽快派人来修';

/** All texts are near to each other by product, as copies are. */
function voicesOf(...texts: string[]): number[] {
  const lists = createNeighbourLists(texts.length, texts.length);
  for (let i = 0; i < texts.length; i++) {
    for (let j = 0; j < texts.length; j++) if (i !== j) offer(lists, i, j, 0.95);
  }
  return [...collapseVoices(texts, lists)];
}

describe('collapseVoices', () => {
  it.each([
    ['a copy', COMPLAINT],
    ['another greeting', `尊敬的领导：您好！${COMPLAINT}。谢谢`],
    ['other punctuation and a date', `2025年3月1日，${COMPLAINT.replaceAll('，', '；')}`],
    ['a sentence added', `${COMPLAINT}。昨天又打了一次电话还是没人来`],
    ['one mistyped character', COMPLAINT.replace('样本', '洋本')],
  ])('%s is the same voice', (_, text) => expect(voicesOf(COMPLAINT, text)).toEqual([0, 0]));

  it.each([
    ['the same words about another place', COMPLAINT.replace('样本苑南门', '虚构里小区')],
    ['another matter', '样本苑的电梯昨晚又困人二十分钟，物业说维修资金没有批下来，要求公布使用情况'],
  ])('%s is another voice', (_, text) => expect(voicesOf(COMPLAINT, text)).toEqual([0, 1]));

  it('does not call one-liners copies: they have too little to compare', () =>
    expect(voicesOf('路灯坏了', '路灯坏了吗')).toEqual([0, 1]));

  it('names a voice by its smallest point, over a chain of copies', () =>
    expect(voicesOf(COMPLAINT, `${COMPLAINT}。谢谢`, `您好，${COMPLAINT}`)).toEqual([0, 0, 0]));
});
