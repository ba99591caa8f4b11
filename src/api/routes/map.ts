/**
 * The map (全景): one point per ask, as numbers and not as JSON, since there are 10^5. Little-endian:
 *
 *   bytes 0–3     "MSM1"
 *   bytes 4–7     Uint32: length of the header in bytes, a multiple of 4
 *   header        JSON, UTF-8, padded with spaces:
 *                 { runId, points: n, issues: m, width, kinds: [{ code, name }], districts: [name],
 *                   months: ["2024-01", …], titles: [issue titles, m of them] }
 *   then columns, each n or m values:
 *     Float32 x[n]   Float32 y[n]       0 to `width`
 *     Uint32  askId[n]
 *     Uint32  issueId[m]                issues in the order of the points
 *     Uint32  issueStart[m]             first point of the issue; points after the last issue are in no issue
 *     Uint32  issueSize[m]
 *     Uint16  kind[n]                   place in `kinds`; 65535 = 待定
 *     Uint16  month[n]                  place in `months`
 *     Uint8   district[n]               place in `districts`; 255 = the source names none
 *
 * Every column starts at a multiple of its size, so the page views them in place.
 */
import { z } from '@hono/zod-openapi';
import { DomainError } from '../../domain/errors.ts';
import { readMap } from '../../pipeline/read-map.ts';
import { readAsOf } from '../../store/desk/read-as-of.ts';
import { readStateTag } from '../../store/runs/read-state-tag.ts';
import { createRouter, defineRoute } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';
import { keepLatest } from '../keep-latest.ts';

const getMap = defineRoute('getMap', {
  summary: '全景图：每项诉求一个点（二进制，格式见说明）',
  tags: ['overview'],
  request: {
    headers: z.object({ 'if-none-match': z.string().optional() }),
  },
  responses: {
    200: {
      description:
        '小端序："MSM1"，Uint32 头长，JSON 头，然后各列 Float32 x[n] y[n]，Uint32 askId[n] issueId[m] issueStart[m] issueSize[m]，' +
        'Uint16 kind[n] month[n]，Uint8 district[n]；带 ETag',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    304: { description: '与 If-None-Match 相同' },
  },
});

export function mapRoutes({ store }: Dependencies) {
  const { db } = store;
  const read = keepLatest(async (run: { runId: number; spaceId: number | null }) => {
    const bytes = await readMap(db, run);
    return { bytes, zipped: await zip(bytes) };
  });
  return createRouter().openapi(getMap, async (context) => {
    const asOf = await readAsOf(db);
    if (asOf === undefined) throw new DomainError('not_found', '还没有运行结果', '请先导入数据，再运行一次');
    const { decisionId } = await readStateTag(db);
    // Kinds and titles change with decisions, places only with a run.
    const tag = `"map-${asOf.runId}-${decisionId}"`;
    context.header('ETag', tag);
    context.header('Cache-Control', 'private, no-cache');
    context.header('Vary', 'Accept-Encoding');
    if (context.req.valid('header')['if-none-match'] === tag) return context.body(null, 304);
    const { bytes, zipped } = await read(tag, asOf);
    context.header('Content-Type', 'application/octet-stream');
    if (!/\bgzip\b/.test(context.req.header('accept-encoding') ?? '')) return context.body(bytes, 200);
    context.header('Content-Encoding', 'gzip');
    return context.body(zipped, 200);
  });
}

/** Once for everybody, outside the event loop. */
async function zip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
