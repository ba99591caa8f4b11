/** The map of the last run as the page reads it. */
import type { Db } from '../store/database.ts';
import { readMapColumns, readTitles } from '../store/map/map-points.ts';
import { readDistricts } from '../store/taxonomy/districts.ts';
import { readTaxonomy } from '../store/taxonomy/read-taxonomy.ts';
import { encodeMap, issueRuns } from './encode-map.ts';
import { layoutRun } from './layout-run.ts';

/** Lays the map out first when nobody has: then it takes longer, but lets others go on. */
export async function readMap(
  db: Db,
  { runId, spaceId }: { readonly runId: number; readonly spaceId: number | null },
): Promise<Uint8Array<ArrayBuffer>> {
  const layout = await layoutRun(db, runId, spaceId);
  const kinds = (await readTaxonomy(db)).flatMap((field) =>
    field.kinds.map(({ code, name }) => ({ code, name })),
  );
  const districts = (await readDistricts(db)).map(({ name }) => name);
  const columns = await readMapColumns(db, { runId, kinds: kinds.map(({ code }) => code), districts });
  const runs = issueRuns(columns);
  return encodeMap(layout, columns, runs, { kinds, districts, titles: await readTitles(db, [...runs.ids]) });
}
