/** The first step of a turn: what the concern finds, without any model. */
import type { Evidence } from '../../domain/evidence.ts';
import type { Retriever } from '../retriever.ts';
import type { TurnRecorder } from './turn-ports.ts';

const LIMITS = { suggestions: 6, issues: 4, laws: 6, records: 4 } as const;

/** Best first within a kind of evidence. */
export async function searchEvidence(
  query: string,
  retriever: Retriever,
  recorder: Pick<TurnRecorder, 'keepEvidence'>,
): Promise<Evidence[]> {
  const found = await Promise.all([
    retriever.suggestions(query, LIMITS.suggestions),
    retriever.issues(query, LIMITS.issues),
    retriever.laws(query, LIMITS.laws),
    retriever.records(query, LIMITS.records),
  ]);
  return recorder.keepEvidence(found.flat());
}
