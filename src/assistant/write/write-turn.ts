/** One turn from beginning to end: search, outline, and the sections one by one, each sentence checked before it shows. */
import { SECTIONS, type Section } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Passage, TurnScope } from '../../domain/turn.ts';
import type { Retriever } from '../retriever.ts';
import type { TemplateDraft } from '../template/template-input.ts';
import { searchEvidence } from './search-evidence.ts';
import type { TurnRecorder, Verify } from './turn-ports.ts';

export type TurnInput = {
  /** Masked, as everything here. */
  readonly concern: string;
  readonly wish: string | null;
  readonly scope: TurnScope;
  readonly retriever: Retriever;
  readonly verify: Verify;
  /** The draft without a model. */
  readonly compose: (evidence: readonly Evidence[]) => TemplateDraft;
  readonly recorder: TurnRecorder;
  readonly signal: AbortSignal;
};

export type WrittenTurn = {
  /** null: this turn is about one section. */
  readonly title: string | null;
  readonly passages: readonly Passage[];
};

/** @throws the signal's reason when it is aborted. */
export async function writeTurn(input: TurnInput): Promise<WrittenTurn> {
  const { concern, wish, scope, retriever, recorder, signal } = input;
  await recorder.tell({ type: 'step', step: 'search' });
  const evidence = await searchEvidence([concern, wish ?? ''].join('\n').trim(), retriever, recorder);
  const template = input.compose(evidence);
  const title = scope === 'all' ? await tellTitle(template.title, evidence, input) : null;
  const passages: Passage[] = [];
  for (const section of scope === 'all' ? SECTIONS : [scope]) {
    signal.throwIfAborted();
    await recorder.tell({ type: 'step', step: section });
    passages.push(...(await writeFromTemplate(section, template, evidence, input)));
  }
  return { title, passages };
}

async function tellTitle(
  title: string,
  evidence: readonly Evidence[],
  { verify, recorder }: TurnInput,
): Promise<string> {
  const verdict = await verify({ text: title, section: 'facts', evidence });
  await recorder.tell({ type: 'title', title, verdict });
  return title;
}

async function writeFromTemplate(
  section: Section,
  template: TemplateDraft,
  evidence: readonly Evidence[],
  { verify, recorder, signal }: TurnInput,
): Promise<Passage[]> {
  const passages: Passage[] = [];
  for (const [ordinal, { text }] of template.sections[section].entries()) {
    signal.throwIfAborted();
    const verdict = await verify({ text, section, evidence });
    passages.push(await recorder.keepPassage({ section, ordinal, text, origin: 'template', verdict }));
  }
  return passages;
}
