import { afterEach, describe, expect, it } from 'vitest';
import { answer, BEHAVIOURS, type Behaviour } from './answer.ts';
import { readAttacks } from './attacks.ts';
import { chatRequestSchema } from './chat-request.ts';
import { FALSITIES } from './falsify.ts';
import { seeded } from './seeded.ts';
import { type ModelDouble, startModelDouble } from './start-model-double.ts';

const EVIDENCE = [
  '<依据 编号="S1" 类别="以往代表建议" 日期="2023-01-05">\n关于增设夜间停车泊位的建议（2023年，第7号）\n承办单位：市示例局\n正文：片区登记车辆1900余台，夜间车位大量空置却不对外开放。\n答复：下一步将逐步缓解停车供需矛盾。\n</依据>',
  '<依据 编号="I1" 类别="事项统计">\n云桥片区停车难\n统计：2025年1月至2025年6月来件45件\n</依据>',
  '<依据 编号="L1" 类别="法条">\n《中华人民共和国民法典》第二百七十五条\n条文：建筑区划内的车位，应当首先满足业主的需要。\n</依据>',
  '<依据 编号="R1" 类别="群众来件，只用来理解问题">\n停车难\n正文：我家楼下每天晚上十点以后就找不到车位只能停到马路上被贴条。\n</依据>',
].join('\n');

const request = (part: string, changes: object = {}) =>
  chatRequestSchema.parse({
    model: 'm',
    messages: [
      { role: 'system', content: `本次写：${part}` },
      { role: 'user', content: `<关切>\n老城区停车难\n</关切>\n${EVIDENCE}` },
    ],
    ...changes,
  });

const said = (behaviour: Behaviour, part: string, changes: object = {}) =>
  answer(request(part, changes), [behaviour], seeded(1));

describe('a good model', () => {
  it('writes sections that cite what they were told', () => {
    const { reply, falsified } = said('good', '情况', { stream: true });
    expect(falsified).toEqual([]);
    expect(reply).toMatchObject({ kind: 'text', finish: 'stop' });
    expect(reply.kind === 'text' && reply.text.split('\n')).toEqual([
      '这一事项2025年1月至2025年6月来件45件[I1]。',
      '以往建议反映，片区登记车辆1900余台[S1]。',
      '群众通过热线也反映了同类情况[R1]。',
    ]);
  });

  it('outlines in the form that was asked for', () => {
    const { reply } = said('good', '（提纲）');
    expect(JSON.parse(reply.kind === 'text' ? reply.text : '')).toMatchObject({
      title: '关于进一步增设夜间停车泊位的建议',
      points: { measures: expect.any(Array) },
      questions: ['大约涉及多少住户？'],
    });
  });
});

describe('a bad model', () => {
  it.each(FALSITIES)('%s is told of every lie', (falsity) => {
    const lies = (['情况', '分析', '具体建议', '依据'] as const).flatMap((part) => {
      const { reply, falsified } = said(falsity, part, { stream: true });
      const text = reply.kind === 'text' ? reply.text : '';
      for (const { sentence, lie } of falsified) {
        expect(text).toContain(sentence);
        expect(sentence).toContain(lie);
      }
      return falsified;
    });
    expect(lies.length).toBeGreaterThan(0);
  });

  it.each(BEHAVIOURS)('%s is the same for the same seed', (behaviour) =>
    expect(said(behaviour, '情况')).toEqual(said(behaviour, '情况')),
  );
});

it('knows thirty attacks in two languages, each with words of its own', () => {
  const attacks = readAttacks();
  expect(attacks.length).toBeGreaterThanOrEqual(30);
  expect(new Set(attacks.map(({ obeyed }) => obeyed)).size).toBe(attacks.length);
  expect(new Set(attacks.map(({ language }) => language)).size).toBe(2);
});

describe('as an endpoint', () => {
  let double: ModelDouble | undefined;
  afterEach(async () => {
    await double?.close();
    double = undefined;
  });
  const ask = async (behaviour: Behaviour, body: object) => {
    double = await startModelDouble(behaviour, { paceMs: 0 });
    return fetch(`${double.baseURL}/chat/completions`, { method: 'POST', body: JSON.stringify(body) });
  };

  it('streams, counts its tokens and keeps what it was asked', async () => {
    const response = await ask('good', { ...request('情况'), stream: true });
    const events = (await response.text()).split('\n\n').filter((event) => event !== '');
    expect(events.length).toBeGreaterThan(8);
    expect(events.at(-1)).toBe('data: [DONE]');
    expect(events.at(-2)).toContain('"total_tokens"');
    expect(double?.requests).toHaveLength(1);
  });

  it('answers at once when no stream is wanted', async () => {
    const response = await ask('good', request('情况'));
    expect(await response.json()).toMatchObject({ choices: [{ finish_reason: 'stop' }] });
  });

  it('refuses, and breaks off', async () => {
    expect((await ask('status_429', request('情况'))).status).toBe(429);
    await double?.close();
    const cut = await ask('cuts_connection', { ...request('情况'), stream: true });
    await expect(cut.text()).rejects.toThrow();
  });
});
