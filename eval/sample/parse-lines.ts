import type { z } from 'zod';

/** JSON lines; empty ones are skipped. @throws {ZodError} a line is not what it should be. */
export function parseLines<Row>(jsonLines: string, schema: z.ZodType<Row>): Row[] {
  return jsonLines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)));
}
