import { z } from 'zod';

/** What one process measured at one size on one engine. */
export const measurementSchema = z.object({
  engine: z.enum(['pglite', 'pg']),
  size: z.number(),
  asks: z.number(),
  issues: z.number(),
  csvRowsPerSecond: z.number(),
  xlsxRowsPerSecond: z.number(),
  embedTextsPerSecond: z.number(),
  /** Stage → seconds, as the run itself counted them. */
  run: z.record(z.string(), z.number()),
  runSeconds: z.number(),
  readSeconds: z.number(),
  neighbourSeconds: z.number(),
  /** Share of the 15 exact neighbours of 200 asks that the search found. */
  recallAt15: z.number(),
  linkageSeconds: z.number(),
  /** Of this process, up to the end of the run; a server's memory is its own. */
  peakMegabytes: z.number(),
  /** Processes that wanted a core in the last minute: at the start and at the end. */
  load: z.tuple([z.number(), z.number()]),
});
export type Measurement = z.infer<typeof measurementSchema>;

/** Read vectors + neighbours + linkage + save, as the run itself did them: the steps timed apart find warm caches. */
export const fromVectorsToSaved = ({ run }: Measurement): number =>
  (run['group'] ?? Number.NaN) + (run['save'] ?? Number.NaN);
