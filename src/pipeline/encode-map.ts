/** The map as bytes: src/api/routes/map.ts says how they lie. Pure. */
import { askOffset } from '../cluster/map/place-asks.ts';
import { monthName } from '../rank/china-calendar.ts';
import type { MapLayout } from '../store/map/map-layouts.ts';
import type { MapColumns } from '../store/map/map-points.ts';

export type MapNames = {
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
  readonly districts: readonly string[];
  /** Of the issues in the order of the points. */
  readonly titles: readonly string[];
};

const MAGIC = 'MSM1';

/** Issues in the order of the points: the first point of each, and how many. */
export type IssueRuns = {
  readonly ids: Uint32Array;
  readonly starts: Uint32Array;
  readonly sizes: Uint32Array;
};

export function issueRuns({ issueIds }: Pick<MapColumns, 'issueIds'>): IssueRuns {
  const ids: number[] = [];
  const starts: number[] = [];
  issueIds.forEach((id, point) => {
    if (id === 0 || id === ids.at(-1)) return;
    ids.push(id);
    starts.push(point);
  });
  const end = issueIds.indexOf(0) === -1 ? issueIds.length : issueIds.indexOf(0);
  return {
    ids: Uint32Array.from(ids),
    starts: Uint32Array.from(starts),
    sizes: Uint32Array.from(starts, (start, issue) => (starts[issue + 1] ?? end) - start),
  };
}

/** Asks around their issue, the most central in the middle; asks in no issue where they stand. */
export function encodeMap(
  layout: MapLayout,
  columns: MapColumns,
  runs: IssueRuns,
  names: MapNames,
): Uint8Array<ArrayBuffer> {
  const { x, y } = pointPositions(layout, columns, runs);
  const months = columns.months;
  const firstMonth = months.reduce((least, month) => Math.min(least, month), months[0] ?? 0);
  const lastMonth = months.reduce((most, month) => Math.max(most, month), firstMonth);
  const header = {
    runId: layout.runId,
    points: x.length,
    issues: runs.ids.length,
    width: layout.frame.width,
    kinds: names.kinds,
    districts: names.districts,
    months:
      months.length === 0
        ? []
        : Array.from({ length: lastMonth - firstMonth + 1 }, (_, index) => monthName(firstMonth + index)),
    titles: names.titles,
  };
  return joined([
    ...opening(header),
    x,
    y,
    columns.askIds,
    runs.ids,
    runs.starts,
    runs.sizes,
    columns.kinds,
    Uint16Array.from(months, (month) => month - firstMonth),
    columns.districts,
  ]);
}

function pointPositions(
  { keys, x: bodyX, y: bodyY, frame }: MapLayout,
  { askIds }: MapColumns,
  { ids, starts, sizes }: IssueRuns,
): { x: Float32Array; y: Float32Array } {
  const bodyOf = new Map(Array.from(keys, (key, body) => [key, body]));
  const x = new Float32Array(askIds.length);
  const y = new Float32Array(askIds.length);
  const put = (point: number, key: number, [dx, dy]: readonly [number, number]) => {
    const body = bodyOf.get(key);
    // An ask without a vector has no place: it is shown in the corner rather than left out.
    x[point] = body === undefined ? 0 : (bodyX[body] as number) - frame.left + dx;
    y[point] = body === undefined ? 0 : (bodyY[body] as number) - frame.top + dy;
  };
  ids.forEach((id, issue) => {
    const start = starts[issue] as number;
    for (let place = 0; place < (sizes[issue] as number); place++) put(start + place, id, askOffset(place));
  });
  const inIssues = sizes.reduce((sum, size) => sum + size, 0);
  for (let point = inIssues; point < askIds.length; point++) put(point, -(askIds[point] as number), [0, 0]);
  return { x, y };
}

/** Magic, the header's length, the header with spaces up to a multiple of four. */
function opening(header: object): Uint8Array[] {
  const words = new TextEncoder().encode(JSON.stringify(header));
  const padded = new Uint8Array(Math.ceil(words.length / 4) * 4).fill(0x20);
  padded.set(words);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, padded.length, true);
  return [new TextEncoder().encode(MAGIC), length, padded];
}

type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array;

function joined(columns: readonly Column[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(columns.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of columns) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}
