/** What the pages of kinds and bundles read, as the service answers. */
import type { InferResponseType } from 'hono/client';
import type { z } from 'zod';
import type {
  kindBody,
  kindDetailSchema,
  kindProposalSchema,
  kindSummarySchema,
  kindTreeSchema,
} from '../../../../src/api/routes/kind-schemas.ts';
import type { client } from '../../api/client.ts';

export type KindTree = z.infer<typeof kindTreeSchema>;
export type KindSummary = z.infer<typeof kindSummarySchema>;
export type KindDetail = z.infer<typeof kindDetailSchema>;
export type KindProposal = z.infer<typeof kindProposalSchema>;
export type KindBody = z.infer<typeof kindBody>;

export type BundleSummary = InferResponseType<typeof client.api.bundles.$get, 200>['items'][number];
export type Bundle = InferResponseType<(typeof client.api.bundles)[':kind']['$get'], 200>;
export type SameAnswer = Bundle['sameAnswers'][number];
