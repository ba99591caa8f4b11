import type { Evidence } from '../../domain/evidence.ts';
import { NO_LAWS } from '../verify/law-lookup.ts';
import { verifySentence } from '../verify/verify-sentence.ts';

/** Words that name no article, day or source: whether the closed world has nothing against them. */
export const isSound = (text: string, evidence: readonly Evidence[]): boolean =>
  verifySentence({ text, section: 'facts', evidence, laws: NO_LAWS, day: '' }).state !== 'unverified';
