/** One section: by the model, sentence by sentence as they come, and by the template where the model fails. */
import type { Section } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Passage, TurnFailure } from '../../domain/turn.ts';
import type { ChatMessage } from '../../llm/chat-client.ts';
import type { Prompt } from '../../llm/read-prompt.ts';
import { refsIn } from '../marks.ts';
import { judgeSentence } from './judge-sentence.ts';
import type { PaidModel } from './paid-model.ts';
import { createSentenceReader } from './read-sentences.ts';
import { showEvidence } from './show-evidence.ts';
import type { TurnRecorder, Verify } from './turn-ports.ts';

export type SectionInput = {
  readonly section: Section;
  readonly evidence: readonly Evidence[];
  /** The template's sentences. */
  readonly template: readonly { readonly text: string }[];
  readonly verify: Verify;
  readonly recorder: TurnRecorder;
  readonly signal: AbortSignal;
  /** null: the template writes. */
  readonly writer: {
    readonly model: PaidModel;
    readonly prompt: Prompt;
    readonly messages: readonly ChatMessage[];
  } | null;
};

/** A section of twenty sentences is no section any more. */
const MOST_SENTENCES = 20;

export async function writeSection(input: SectionInput): Promise<Passage[]> {
  const { section, recorder } = input;
  if (input.writer === null) return writeFromTemplate(input, []);
  const { passages, failure } = await writeByModel(input, input.writer);
  if (failure === null) return passages;
  await recorder.tell({ type: 'fallback', step: section, failure });
  return [...passages, ...(await writeFromTemplate(input, passages))];
}

type ByModel = { readonly passages: Passage[]; readonly failure: TurnFailure | null };

async function writeByModel(
  input: SectionInput,
  { model, prompt, messages }: NonNullable<SectionInput['writer']>,
): Promise<ByModel> {
  const { section, evidence } = input;
  const passages: Passage[] = [];
  const keep = async (texts: readonly string[]) => {
    for (const text of texts.slice(0, MOST_SENTENCES - passages.length)) {
      passages.push(await keepSentence(input, text, 'model', passages.length));
    }
    return passages.length < MOST_SENTENCES;
  };
  const reader = createSentenceReader(section);
  const call = { prompt, refs: () => showEvidence(evidence).refs };
  const pieces = model.stream(call, messages);
  for (;;) {
    const next = await pieces.next();
    if (next.done) {
      await keep(reader.end(next.value.ok));
      return { passages, failure: next.value.ok ? judgeAll(passages, section) : next.value.reason };
    }
    if (await keep(reader.feed(next.value))) continue;
    await pieces.return({ ok: true });
    return { passages, failure: 'cut_short' };
  }
}

/** What is no draft at all: nothing, or nothing but talk about being a model. A basis may be empty. */
function judgeAll(passages: readonly Passage[], section: Section): TurnFailure | null {
  const useless = passages.every(({ verdict }) => verdict.faults.some(({ code }) => code === 'instruction'));
  return useless && !(section === 'basis' && passages.length === 0) ? 'unreadable_answer' : null;
}

/** After what the model wrote: only what cites something that it did not come to. */
async function writeFromTemplate(input: SectionInput, written: readonly Passage[]): Promise<Passage[]> {
  const cited = new Set(written.flatMap(({ text }) => refsIn(text)));
  const missing = input.template.filter(
    ({ text }) => written.length === 0 || refsIn(text).some((ref) => !cited.has(ref)),
  );
  const passages: Passage[] = [];
  for (const { text } of missing) {
    passages.push(await keepSentence(input, text, 'template', written.length + passages.length));
  }
  return passages;
}

async function keepSentence(
  { section, evidence, verify, recorder, signal }: SectionInput,
  written: string,
  origin: 'model' | 'template',
  ordinal: number,
): Promise<Passage> {
  signal.throwIfAborted();
  const { text, verdict } = await judgeSentence({ text: written, section, evidence }, verify);
  return recorder.keepPassage({ section, ordinal, text, origin, verdict });
}
