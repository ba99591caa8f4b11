/** A turn's recorder over the store: everything is kept before anybody hears of it. */
import { createHash } from 'node:crypto';
import type { Evidence } from '../../domain/evidence.ts';
import type { TurnEvent } from '../../domain/turn.ts';
import { maskText } from '../../ingest/mask/mask-text.ts';
import type { Db } from '../../store/database.ts';
import { keepEvidence } from '../../store/turns/evidence.ts';
import { saveModelCall } from '../../store/turns/model-calls.ts';
import { insertPassage } from '../../store/turns/passages.ts';
import { appendEvents } from '../../store/turns/turn-events.ts';
import type { TurnRecorder } from './turn-ports.ts';

type Place = { readonly draftId: number; readonly turnId: number };

/** @param onStop called when somebody asked the turn to stop. */
export function recordTurn(db: Db, { draftId, turnId }: Place, onStop: () => void): TurnRecorder {
  const told = new Set<string>();

  async function append<Kept>(make: (db: Db) => Promise<{ kept: Kept; events: TurnEvent[] }>): Promise<Kept> {
    const { kept, stopping } = await appendEvents(db, turnId, make);
    if (stopping) onStop();
    return kept;
  }

  return {
    tell: (news) => append(async () => ({ kept: undefined, events: [news] })),
    async keepEvidence(found) {
      const evidence = await keepEvidence(db, { draftId, turnId, found });
      const unheard = evidence.filter(({ ref }) => !told.has(ref));
      for (const { ref } of unheard) told.add(ref);
      await append(async () => ({ kept: undefined, events: unheard.map(asEvent) }));
      return evidence;
    },
    keepPassage: (sentence) =>
      append(async (transaction) => {
        const passage = await insertPassage(transaction, draftId, { ...sentence, turnId });
        return { kept: passage, events: [{ type: 'passage', passage }] };
      }),
    keepCall: ({ input, output, retrieved, ...call }) =>
      saveModelCall(db, {
        ...call,
        turnId,
        inputHash: createHash('sha256').update(JSON.stringify(input)).digest('hex'),
        retrieved: [...retrieved],
        output: output === null ? null : maskOutput(output),
      }),
  };
}

/** Models may write \u0031 for a 1 in JSON: the mask has to see what a reader would. Quotes and backslashes stay. */
function maskOutput(output: string): string {
  const plain = output.replace(/\\u([0-9a-f]{4})/gi, (written, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16));
    return /[\p{Cc}\p{Cs}"\\]/u.test(character) ? written : character;
  });
  return maskText(plain).text;
}

const asEvent = (evidence: Evidence): TurnEvent => ({ type: 'evidence', evidence });
