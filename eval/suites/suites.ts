import type { Suite } from '../harness/suite.ts';
import { issuesSample } from './issues-sample.ts';
import { kinds } from './kinds.ts';
import { masking } from './masking.ts';

export const SUITES: readonly Suite[] = [issuesSample, kinds, masking];
