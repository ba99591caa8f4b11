/** Reads the answer of getMap; src/api/routes/map.ts says how its bytes lie. */
// The small build: one header is all that is checked here.
import * as z from 'zod/mini';

const headerSchema = z.object({
  runId: z.number(),
  points: z.int().check(z.gte(0)),
  issues: z.int().check(z.gte(0)),
  width: z.number().check(z.positive()),
  kinds: z.array(z.object({ code: z.string(), name: z.string() })),
  districts: z.array(z.string()),
  months: z.array(z.string()),
  titles: z.array(z.string()),
});

export const NO_DISTRICT = 255;
/** Of a point that is in no issue. */
export const NO_ISSUE = -1;

export type MapData = z.infer<typeof headerSchema> & {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly askId: Uint32Array;
  readonly issueId: Uint32Array;
  readonly issueStart: Uint32Array;
  readonly issueSize: Uint32Array;
  readonly kind: Uint16Array;
  readonly month: Uint16Array;
  readonly district: Uint8Array;
  /** Place in issueId and titles of each point's issue, or NO_ISSUE. */
  readonly issueOf: Int32Array;
};

const MAGIC = 'MSM1';
const BEFORE_HEADER = 8;

/** @throws {RangeError} not a map, cut off, or of a version this page does not know. */
export function decodeMap(buffer: ArrayBuffer): MapData {
  const magic = buffer.byteLength < BEFORE_HEADER ? '' : textOf(buffer, 0, MAGIC.length);
  if (magic !== MAGIC) throw new RangeError(`a map begins with ${MAGIC}, got ${JSON.stringify(magic)}`);
  const headerBytes = new DataView(buffer).getUint32(4, true);
  const header = headerSchema.parse(JSON.parse(textOf(buffer, BEFORE_HEADER, headerBytes)));
  const { points: n, issues: m } = header;
  let at = BEFORE_HEADER + headerBytes;
  function column<T>(
    make: new (buffer: ArrayBuffer, at: number, length: number) => T,
    size: number,
    length: number,
  ): T {
    const taken = new make(buffer, at, length);
    at += size * length;
    return taken;
  }
  const columns = {
    x: column(Float32Array, 4, n),
    y: column(Float32Array, 4, n),
    askId: column(Uint32Array, 4, n),
    issueId: column(Uint32Array, 4, m),
    issueStart: column(Uint32Array, 4, m),
    issueSize: column(Uint32Array, 4, m),
    kind: column(Uint16Array, 2, n),
    month: column(Uint16Array, 2, n),
    district: column(Uint8Array, 1, n),
  };
  return { ...header, ...columns, issueOf: issuesOfPoints(n, columns.issueStart, columns.issueSize) };
}

const textOf = (buffer: ArrayBuffer, at: number, length: number): string =>
  new TextDecoder().decode(new Uint8Array(buffer, at, length));

function issuesOfPoints(points: number, starts: Uint32Array, sizes: Uint32Array): Int32Array {
  const issueOf = new Int32Array(points).fill(NO_ISSUE);
  starts.forEach((start, issue) => {
    issueOf.fill(issue, start, start + (sizes[issue] ?? 0));
  });
  return issueOf;
}
