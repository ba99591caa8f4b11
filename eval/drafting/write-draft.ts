/** One draft from a concern, by the engine of the product, with evidence kept in memory instead of a draft's rows. */
import { join } from 'node:path';
import { createRetriever } from '../../src/assistant/find/create-retriever.ts';
import { composeTemplate } from '../../src/assistant/template/compose-template.ts';
import { lookUpLaws } from '../../src/assistant/verify/look-up-laws.ts';
import { verifySentence } from '../../src/assistant/verify/verify-sentence.ts';
import type { TurnRecorder } from '../../src/assistant/write/turn-ports.ts';
import { writeTurn } from '../../src/assistant/write/write-turn.ts';
import { EMPTY_CONTENT } from '../../src/domain/draft.ts';
import { type Evidence, type Found, REF_LETTERS } from '../../src/domain/evidence.ts';
import { outsideStaff } from '../../src/domain/sight.ts';
import type { TurnEvent } from '../../src/domain/turn.ts';
import { maskText } from '../../src/ingest/mask/mask-text.ts';
import type { DraftingModel } from '../../src/llm/drafting-model.ts';
import { readPrompt } from '../../src/llm/read-prompt.ts';
import { createQueryEmbedder } from '../../src/pipeline/embed-query.ts';
import { createKindFinder } from '../../src/pipeline/kind-of-concern.ts';
import type { Store } from '../../src/store/open-store.ts';
import { targetKey } from '../../src/store/turns/evidence.ts';
import { DEFAULT_CONFIG } from '../sample/sample-store.ts';
import type { WrittenDraft } from './written-draft.ts';

/** All of the sample's suggestions are of the five years before. */
export const DAY = '2025-12-31';

export type DraftWriter = (
  concern: string,
) => Promise<WrittenDraft & { readonly events: readonly TurnEvent[] }>;

/** @param model null = the template writes. */
export function createDraftWriter({ db }: Store, model: DraftingModel | null): DraftWriter {
  const { city, minimumPeople } = DEFAULT_CONFIG;
  const embedQuery = createQueryEmbedder(db, DEFAULT_CONFIG);
  const retriever = createRetriever({ db, sight: outsideStaff(minimumPeople), embedQuery, day: DAY });
  const findKind = createKindFinder(db);
  const prompt = (name: string) => readPrompt(join(import.meta.dirname, '../../prompts', `${name}.md`));
  const prompts = { outline: prompt('draft-outline'), section: prompt('draft-section') };
  return async (typed) => {
    const concern = maskText(typed).text;
    const { recorder, events, evidence } = keepInMemory();
    const { title, passages } = await writeTurn({
      ...{ concern, wish: null, scope: 'all', content: EMPTY_CONTENT, known: [], city, day: DAY },
      ...{ retriever, model, prompts, recorder },
      verify: async (sentence) =>
        verifySentence({ ...sentence, laws: await lookUpLaws(db, [sentence.text]), day: DAY }),
      compose: async (found) =>
        composeTemplate({ ...{ concern, city, day: DAY }, evidence: found, kind: await findKind(concern) }),
      mayAsk: async () => true,
      signal: new AbortController().signal,
    });
    const sentences = passages.map(({ section, text, verdict, origin }) => ({
      ...{ section, text },
      state: verdict.state,
      byModel: origin === 'model',
    }));
    return { title: title ?? '', sentences, evidence, events };
  };
}

function keepInMemory() {
  const events: TurnEvent[] = [];
  const evidence: Evidence[] = [];
  const keep = (found: Found): Evidence => {
    const key = targetKey(found.target);
    const known = evidence.find(({ target }) => targetKey(target) === key);
    if (known) return known;
    const letter = REF_LETTERS[found.target.kind];
    const number = evidence.filter(({ ref }) => ref.startsWith(letter)).length + 1;
    const kept = { ...found, ref: `${letter}${number}` };
    evidence.push(kept);
    return kept;
  };
  let id = 0;
  const recorder: TurnRecorder = {
    tell: async (news) => void events.push(news),
    keepEvidence: async (found) => found.map(keep),
    keepPassage: async (sentence) => {
      id += 1;
      return { ...sentence, id, turnId: 1 };
    },
    keepCall: async () => {},
  };
  return { recorder, events, evidence };
}
