import { z } from 'zod';

export const districtSchema = z.object({
  code: z.string(),
  name: z.string(),
  short: z.string(),
  aliases: z.array(z.string()),
  /** Residents; null until an administrator enters it. */
  population: z.number().int().positive().nullable(),
  streets: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type District = z.infer<typeof districtSchema>;

export const departmentSchema = z.object({
  code: z.string(),
  name: z.string(),
  short: z.string(),
  aliases: z.array(z.string()),
});
export type Department = z.infer<typeof departmentSchema>;
