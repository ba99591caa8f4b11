/** Layouts of the map, one a run; travel as base64, since both drivers decode bytea several times slower. */
import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** The square that the page shows. */
export type MapFrame = { readonly left: number; readonly top: number; readonly width: number };

export type MapLayout = {
  readonly runId: number;
  readonly frame: MapFrame;
  /** Issue id, or minus the id of an ask in no issue. */
  readonly keys: Int32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
};

/** Older ones are of no use: the next map starts from the newest. */
const KEPT = 3;

/** Written twice by two processes, the first one counts. */
export async function saveMapLayout(db: Db, { runId, frame, keys, x, y }: MapLayout): Promise<void> {
  const content = Buffer.concat([keys, x, y].map(bytesOf)).toString('base64');
  await sql`
    insert into map_layout (run_id, bodies, left_edge, top_edge, width, content)
    values (${runId}::bigint, ${keys.length}::int, ${frame.left}::real, ${frame.top}::real, ${frame.width}::real,
      decode(${content}::text, 'base64'))
    on conflict do nothing
  `.execute(db);
  await sql`
    delete from map_layout where run_id not in (select run_id from map_layout order by run_id desc limit ${KEPT})
  `.execute(db);
}

type Row = {
  runId: number;
  bodies: number;
  leftEdge: number;
  topEdge: number;
  width: number;
  content: string;
};

/** Of this run or, when it has none yet, of the newest run before it; undefined when there is none at all. */
export async function findMapLayout(db: Db, runId: number): Promise<MapLayout | undefined> {
  const { rows } = await sql<Row>`
    select run_id, bodies, left_edge, top_edge, width, encode(content, 'base64') as content
    from map_layout where run_id <= ${runId}::bigint order by run_id desc limit 1
  `.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { bodies, content, leftEdge: left, topEdge: top, width } = row;
  // Memory of its own, not Buffer's pool: a view of numbers must start on a multiple of four.
  const bytes = Buffer.alloc(bodies * 12);
  bytes.write(content, 'base64');
  return {
    runId: row.runId,
    frame: { left, top, width },
    keys: new Int32Array(bytes.buffer, bytes.byteOffset, bodies),
    x: new Float32Array(bytes.buffer, bytes.byteOffset + bodies * 4, bodies),
    y: new Float32Array(bytes.buffer, bytes.byteOffset + bodies * 8, bodies),
  };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array | Float32Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
