/** A map of made points, as the service writes it: issues in spirals around made centres, a tenth of the points alone. */
export type MadeMap = { readonly body: Buffer; readonly points: number; readonly issues: number };

const PER_ISSUE = 9;
const WIDTH = 1000;
/** Turns by the golden angle fill a disc evenly. */
const TURN = 2.399963;

export function encodeMap(points: number): MadeMap {
  const issues = Math.floor(points / (PER_ISSUE + 1));
  const header = {
    runId: 1,
    points,
    issues,
    width: WIDTH,
    kinds: Array.from({ length: 40 }, (_, kind) => ({ code: `C${kind}`, name: `类型 ${kind}` })),
    districts: ['东区', '西区', '南区'],
    months: ['2023-01', '2024-01', '2025-01'],
    titles: Array.from({ length: issues }, (_, issue) => `做出来的事项 ${issue}`),
  };
  const at = (point: number) => placeOf(point, issues);
  const columns = [
    Float32Array.from({ length: points }, (_, point) => at(point).x),
    Float32Array.from({ length: points }, (_, point) => at(point).y),
    Uint32Array.from({ length: points }, (_, point) => point + 1),
    Uint32Array.from({ length: issues }, (_, issue) => issue + 1),
    Uint32Array.from({ length: issues }, (_, issue) => issue * PER_ISSUE),
    Uint32Array.from({ length: issues }, () => PER_ISSUE),
    Uint16Array.from({ length: points }, (_, point) => Math.floor(point / PER_ISSUE) % 40),
    Uint16Array.from({ length: points }, (_, point) => point % 3),
    Uint8Array.from({ length: points }, (_, point) => point % 3),
  ];
  return { body: Buffer.concat([...headOf(header), ...columns.map(bytesOf)]), points, issues };
}

function placeOf(point: number, issues: number): { x: number; y: number } {
  const issue = Math.floor(point / PER_ISSUE);
  const inside = point % PER_ISSUE;
  // Past the last issue every point has a place of its own.
  const centre = issue < issues ? issue : point;
  const [x, y] = [(centre * 7919) % WIDTH, (centre * 104_729) % (WIDTH - 1)];
  const radius = Math.sqrt(inside);
  return { x: x + radius * Math.cos(inside * TURN), y: y + radius * Math.sin(inside * TURN) };
}

function headOf(header: object): Buffer[] {
  const json = Buffer.from(JSON.stringify(header));
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4, ' ');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length + padding.length);
  return [Buffer.from('MSM1'), length, json, padding];
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
