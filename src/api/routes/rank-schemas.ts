/** How ranks are shown, alike for issues, kinds and candidates. */
import { z } from '@hono/zod-openapi';

const share = z.number().min(0).max(1);

export const partsSchema = z
  .object({ concentration: z.number(), acuteness: z.number(), attention: z.number(), recurrence: z.number() })
  .openapi('FourParts', { description: '集中、突出、关注、反复' });

/** As they are sent: that they sum to 1 is checked where they are used. */
export const weightsSchema = z
  .strictObject({ concentration: share, acuteness: share, attention: share, recurrence: share })
  .openapi('FourWeights', { description: '各 0 至 1，合计为 1' });

export const countsSchema = z
  .object({
    records: z.number(),
    voices: z.number(),
    people: z.number(),
    deputies: z.number(),
    delegations: z.number(),
    districts: z.number(),
    suggestions: z.number(),
    years: z.array(z.number()).readonly(),
  })
  .openapi('SubjectCounts');

export const indicatorsSchema = z
  .array(
    z.object({
      part: z.enum(['concentration', 'acuteness', 'attention', 'recurrence']),
      key: z.string(),
      value: z.number().nullable(),
      scaled: z.number().nullable(),
      share: z.number(),
    }),
  )
  .readonly();

export const rankedSchema = z
  .object({
    rank: z.number(),
    rankRange: z.tuple([z.number(), z.number()]).readonly(),
    score: z.number(),
    parts: partsSchema,
    counts: countsSchema,
  })
  .openapi('Ranked');

export const namedCode = z.object({ code: z.string(), name: z.string() });
export const sourceSchema = z.enum(['hotline', 'suggestion', 'station', 'forum']);
export const stateSchema = z.enum(['proposed', 'confirmed', 'checked', 'rejected']);
