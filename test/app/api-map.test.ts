/** The map through the API, read by the page's own reader, and from run to run. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/open-store.ts';
import { decodeMap, type MapData, NO_ISSUE } from '../../web/src/pages/map/decode-map.ts';
import { ENGINES, openTestStore } from '../store/open-test-store.ts';
import { COMMITTEE, fillCity, LIFTS, openService, STAFF } from './committee-city.ts';
import { importCity, runCity } from './desk-city.ts';

describe.each(ENGINES)('the map on %s', (engine) => {
  let store: Store;
  let service: ReturnType<typeof openService>;
  beforeAll(async () => {
    store = await openTestStore(engine);
    service = openService(store);
  });
  afterAll(() => store?.close());

  async function readMap(): Promise<MapData> {
    const response = await service.request(STAFF, 'get', '/api/map');
    expect(response.status).toBe(200);
    return decodeMap(await response.arrayBuffer());
  }
  const spotsOf = ({ askId, x, y }: MapData) =>
    new Map(Array.from(askId, (id, point) => [id, [x[point] as number, y[point] as number] as const]));

  it('is not there before the first run', async () => {
    expect((await service.call(STAFF, 'get', '/api/map')).status).toBe(404);
    await fillCity(store);
  });

  it('has one point for each ask that was grouped or found no issue, with issue, kind, month and district', async () => {
    const map = await readMap();
    const { balance } = await store.db
      .selectFrom('run')
      .select('balance')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(map.points).toBe((balance?.assigned ?? 0) + (balance?.unclustered ?? 0));
    expect(new Set(map.askId).size).toBe(map.points);
    const members = await store.db.selectFrom('issueMember').selectAll().execute();
    const issueOf = new Map(members.map(({ askId, issueId }) => [askId, issueId]));
    const records = new Map(
      (
        await store.db
          .selectFrom('ask')
          .innerJoin('record', 'record.id', 'ask.recordId')
          .select(['ask.id', 'record.district', 'record.receivedAt', 'record.source'])
          .execute()
      ).map((row) => [row.id, row]),
    );
    map.askId.forEach((askId, point) => {
      const issue = map.issueOf[point] ?? NO_ISSUE;
      expect(issue === NO_ISSUE ? undefined : map.issueId[issue]).toBe(issueOf.get(askId));
      const record = records.get(askId);
      expect(map.districts[map.district[point] ?? 0]).toBe(record?.district);
      const inChina = new Date((record?.receivedAt.getTime() ?? 0) + 8 * 3_600_000).toISOString().slice(0, 7);
      expect(map.months[map.month[point] ?? 0]).toBe(inChina);
      if (record?.source === 'suggestion' && issue === NO_ISSUE) {
        expect(map.kinds[map.kind[point] ?? 0]?.code).toBe(LIFTS);
      }
      for (const spot of [map.x[point], map.y[point]]) {
        expect(spot).toBeGreaterThan(0);
        expect(spot).toBeLessThan(map.width);
      }
    });
    expect(map.titles).toHaveLength(map.issues);
    expect(spotsOf(map).size).toBe(map.points);
  });

  it('is sent once: with its tag the answer is 304, packed when the page can unpack', async () => {
    const first = await service.request(STAFF, 'get', '/api/map');
    const etag = first.headers.get('etag') ?? '';
    const ask = (headers: Record<string, string>) =>
      service.request(STAFF, 'get', '/api/map', undefined, null, headers);
    expect((await ask({ 'if-none-match': etag })).status).toBe(304);
    const packed = await ask({ 'accept-encoding': 'gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    const zipped = await packed.arrayBuffer();
    const plain = await first.arrayBuffer();
    const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'));
    expect(new Uint8Array(await new Response(stream).arrayBuffer())).toEqual(new Uint8Array(plain));
    expect((await service.call(COMMITTEE, 'get', '/api/map')).status).toBe(403);
  });

  it('keeps places from run to run; what is new comes beside its kind', async () => {
    const before = await readMap();
    const extra = [0, 1, 2, 3].map((copy) => ({
      id: `E${copy}`,
      title: '乌当区新庄小学门口堵车',
      body: `新庄小学放学时门口车辆乱停堵塞，接送孩子的家长过不去，第${copy}次反映。`,
      time: `2025-06-2${copy} 08:00:00`,
      person: 500 + copy,
      district: '乌当区',
      place: '新庄小学',
    }));
    await importCity(store, extra);
    await runCity(store);
    const after = await readMap();
    expect(after.runId).not.toBe(before.runId);
    expect(after.points).toBe(before.points + extra.length);
    const spots = spotsOf(after);
    for (const [askId, [x, y]] of spotsOf(before)) {
      const now = spots.get(askId);
      const moved = Math.hypot((now?.[0] ?? Number.NaN) - x, (now?.[1] ?? Number.NaN) - y);
      // The frame grows here, so compare with the width and not with nothing.
      expect(moved / after.width).toBeLessThan(0.2);
    }
    const rows = await store.db.selectFrom('mapLayout').select('runId').execute();
    expect(rows).toHaveLength(2);
  });
});
