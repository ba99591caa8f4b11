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
import { createRouter, defineRoute } from '../define-route.ts';
import type { Dependencies } from '../dependencies.ts';

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

export function mapRoutes(_dependencies: Dependencies) {
  return createRouter().openapi(getMap, async () => unfinished());
}

function unfinished(): never {
  throw new RangeError('not built yet');
}
