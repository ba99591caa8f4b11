import type { Suite } from '../harness/suite.ts';
import { drafting, draftingModel } from './drafting.ts';
import { issuesReal } from './issues-real.ts';
import { issuesSample } from './issues-sample.ts';
import { kinds } from './kinds.ts';
import { masking } from './masking.ts';
import { ranking } from './ranking.ts';
import { retrieval } from './retrieval.ts';
import { stability } from './stability.ts';
import { titles } from './titles.ts';

/** In the order they run. */
export const SUITES: readonly Suite[] = [
  issuesSample,
  issuesReal,
  kinds,
  masking,
  ranking,
  titles,
  retrieval,
  drafting,
  draftingModel,
  stability,
];
