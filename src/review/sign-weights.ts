/** The committee signs the weights of the ranking; the next run and its report use them. */

import { DomainError } from '../domain/errors.ts';
import type { Weights } from '../domain/ranking.ts';
import type { Db } from '../store/database.ts';
import {
  appendSigning,
  findSignedWeights,
  type SignedWeights,
  type Signing,
} from '../store/weights/signed-weights.ts';

/** Those that the committee signed last, else the configuration's. */
export async function weightsInForce(db: Db, configured: Weights): Promise<Weights> {
  return (await findSignedWeights(db))?.weights ?? configured;
}

/** @throws {DomainError} stale: somebody signed others since `seenVersion`. */
export async function signWeights(db: Db, seenVersion: number, signing: Signing): Promise<SignedWeights> {
  const signed = await appendSigning(db, seenVersion, signing);
  if (signed !== undefined) return signed;
  throw new DomainError(
    'stale',
    '权重已由他人重新签定，或 If-Match 不是现行版本',
    '请重新载入现行权重，看过后再签定',
  );
}
