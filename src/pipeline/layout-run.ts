/** Lays out the map of a run and keeps it; the next run's map starts from it. */
import { type Bodies, bodyRadius, type EarlierPositions, type Positions } from '../cluster/map/bodies.ts';
import { layOutMap } from '../cluster/map/lay-out-map.ts';
import { createProjection, MAP_DIMENSIONS } from '../cluster/map/project-vector.ts';
import { STORED_DIMENSIONS } from '../domain/vector.ts';
import { batches } from '../store/batches.ts';
import type { Db } from '../store/database.ts';
import { readIssueBodies, readLoneAsks } from '../store/map/map-bodies.ts';
import { findMapLayout, type MapFrame, type MapLayout, saveMapLayout } from '../store/map/map-layouts.ts';
import { readEmbeddings } from '../store/vectors/read-embeddings.ts';

const BATCH_VECTORS = 500;
/** Room around a first map, so that later ones stay inside. */
const MARGIN = 0.1;
/** Work goes on so long before others get their turn. */
const SLICE_MS = 25;

/** @param spaceId of the run; null: nothing was embedded. @returns what is stored, made now unless it was there. */
export async function layoutRun(db: Db, runId: number, spaceId: number | null): Promise<MapLayout> {
  const stored = await findMapLayout(db, runId);
  if (stored?.runId === runId) return stored;
  const bodies = await readBodies(db, runId, spaceId);
  const positions = await inSlices(layOutMap(bodies, positionsOf(stored)));
  const layout = {
    runId,
    frame: frameOf(bodies, positions, stored?.frame ?? null),
    keys: bodies.keys,
    ...positions,
  };
  await saveMapLayout(db, layout);
  return layout;
}

function positionsOf(layout: MapLayout | undefined): EarlierPositions {
  const positions = new Map<number, readonly [number, number]>();
  layout?.keys.forEach((key, body) => {
    positions.set(key, [layout.x[body] as number, layout.y[body] as number]);
  });
  return positions;
}

async function readBodies(db: Db, runId: number, spaceId: number | null): Promise<Bodies> {
  const project = createProjection(STORED_DIMENSIONS);
  const found: { key: number; size: number; kind: string | null; point: Float32Array }[] = [];
  const add = (
    key: number,
    size: number,
    kind: string | null,
    vectors: Float32Array | null,
    from: number,
  ) => {
    const point = new Float32Array(MAP_DIMENSIONS);
    if (vectors !== null) project(vectors, from, point, 0);
    found.push({ key, size, kind, point });
  };
  for await (const page of readIssueBodies(db, spaceId ?? 0)) {
    for (const { issueId, size, kindCode, centroid } of page) add(issueId, size, kindCode, centroid, 0);
  }
  const alone = spaceId === null ? [] : await readLoneAsks(db, runId, spaceId);
  for (const batch of batches(alone, BATCH_VECTORS)) {
    const hashes = batch.map(({ textHash }) => textHash);
    const { data } = await readEmbeddings(db, spaceId ?? 0, hashes);
    batch.forEach(({ askId, kindCode }, index) => {
      add(-askId, 1, kindCode, data, index * STORED_DIMENSIONS);
    });
  }
  return toColumns(found);
}

/** Kinds are numbered in the order of their codes; what has none is a region of its own. */
function toColumns(
  found: readonly { key: number; size: number; kind: string | null; point: Float32Array }[],
): Bodies {
  const codes = [...new Set(found.map(({ kind }) => kind ?? ''))].toSorted();
  const numberOf = new Map(codes.map((code, number) => [code, number]));
  const points = new Float32Array(found.length * MAP_DIMENSIONS);
  found.forEach(({ point }, body) => {
    points.set(point, body * MAP_DIMENSIONS);
  });
  return {
    keys: Int32Array.from(found, ({ key }) => key),
    sizes: Int32Array.from(found, ({ size }) => size),
    kinds: Int32Array.from(found, ({ kind }) => numberOf.get(kind ?? '') ?? 0),
    points,
  };
}

/** The frame of the map before while everything is inside; otherwise a larger one. */
function frameOf({ sizes }: Bodies, { x, y }: Positions, earlier: MapFrame | null): MapFrame {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let body = 0; body < sizes.length; body++) {
    const radius = bodyRadius(sizes[body] as number);
    left = Math.min(left, (x[body] as number) - radius);
    top = Math.min(top, (y[body] as number) - radius);
    right = Math.max(right, (x[body] as number) + radius);
    bottom = Math.max(bottom, (y[body] as number) + radius);
  }
  if (sizes.length === 0) return earlier ?? { left: 0, top: 0, width: 1 };
  const isInside =
    earlier !== null &&
    left >= earlier.left &&
    top >= earlier.top &&
    Math.max(right - earlier.left, bottom - earlier.top) <= earlier.width;
  if (isInside) return earlier;
  const extent = Math.max(right - left, bottom - top);
  const width = extent * (1 + 2 * MARGIN);
  return { left: (left + right - width) / 2, top: (top + bottom - width) / 2, width };
}

/** Runs to the end, but lets the event loop turn between slices: a server goes on answering. */
async function inSlices<Result>(steps: Generator<void, Result>): Promise<Result> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
}
