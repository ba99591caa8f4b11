import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKindFinder, type FindKind } from '../../src/pipeline/kind-of-concern.ts';
import { loadReference } from '../../src/pipeline/seed-reference.ts';
import type { Store } from '../../src/store/open-store.ts';
import { seedReference } from '../../src/store/taxonomy/seed-reference.ts';
import { ENGINES, openTestStore } from '../store/open-test-store.ts';

describe.each(ENGINES)('the kind of a concern, on %s', (engine) => {
  let store: Store;
  let kindOf: FindKind;
  beforeAll(async () => {
    store = await openTestStore(engine);
    await seedReference(store.db, loadReference());
    kindOf = createKindFinder(store.db);
  });
  afterAll(() => store.close());

  it.each([
    ['老城区晚上停车太难了，机关院坝空着不开放', '停车难与停车收费'],
    ['望筑街餐饮油烟扰民', '餐饮油烟'],
    ['老人吃饭不方便，希望建老年食堂', '养老服务与老年助餐'],
    ['健身房跑路，办的卡退不了', '预付式消费退款'],
    ['外卖骑手没有休息的地方', '新就业形态劳动者权益'],
  ])('%s', async (concern, name) => expect((await kindOf(concern))?.name).toBe(name));

  it('names the units as people write them', async () =>
    expect(await kindOf('老城区停车太难')).toMatchObject({
      leadName: '市综合执法局',
      assistNames: ['市公安交管局', '市发展改革委', '市住建局'],
    }));

  it('is none when the words say nothing', async () => {
    expect(await kindOf('')).toBeNull();
    expect(await kindOf('您好，谢谢')).toBeNull();
  });

  it('follows the taxonomy', async () => {
    await store.db.updateTable('kind').set({ name: '停车' }).where('code', '=', 'C0401').execute();
    expect((await kindOf('老城区停车太难'))?.name).toBe('停车');
  });
});
