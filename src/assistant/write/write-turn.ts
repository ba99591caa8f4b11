/** One turn from beginning to end: search, outline, and the sections one by one, each sentence checked before it shows. */
import { type DraftContent, SECTIONS, type Section } from '../../domain/draft.ts';
import type { Evidence, Found } from '../../domain/evidence.ts';
import type { Passage, TurnFailure, TurnScope } from '../../domain/turn.ts';
import type { ChatMessage } from '../../llm/chat-client.ts';
import type { DraftingModel } from '../../llm/drafting-model.ts';
import { neutral } from '../../llm/neutral.ts';
import { fillPart, type Prompt } from '../../llm/read-prompt.ts';
import { refsIn, withoutMarks } from '../marks.ts';
import type { Retriever } from '../retriever.ts';
import type { TemplateDraft } from '../template/template-input.ts';
import { judgeSentence } from './judge-sentence.ts';
import { type Outline, outlineDraft } from './outline-draft.ts';
import { createPaidModel, type PaidModel } from './paid-model.ts';
import { searchEvidence } from './search-evidence.ts';
import { showEvidence } from './show-evidence.ts';
import type { TurnRecorder, Verify } from './turn-ports.ts';
import { writeSection } from './write-section.ts';

export type Prompts = { readonly outline: Prompt; readonly section: Prompt };

export type TurnInput = {
  /** Masked, as everything here. */
  readonly concern: string;
  readonly wish: string | null;
  readonly scope: TurnScope;
  /** What the draft says now. */
  readonly content: Pick<DraftContent, 'title' | 'sections'>;
  /** What earlier turns retrieved: still citable. */
  readonly known: readonly Evidence[];
  readonly city: string;
  /** YYYY-MM-DD in China. */
  readonly day: string;
  readonly retriever: Retriever;
  readonly verify: Verify;
  /** The draft without a model. */
  readonly compose: (evidence: readonly Evidence[]) => Promise<TemplateDraft>;
  /** A failure: there is a model, and why it is not asked. null: there is none. */
  readonly model: DraftingModel | TurnFailure | null;
  /** Whether the budgets have anything left. */
  readonly mayAsk: () => Promise<boolean>;
  readonly prompts: Prompts;
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
  const { scope, recorder, signal } = input;
  const model =
    input.model !== null && typeof input.model === 'object'
      ? createPaidModel({ ...input, model: input.model })
      : null;
  await recorder.tell({ type: 'step', step: 'search' });
  const evidence = await gatherEvidence(input);
  const outline = scope === 'all' ? await writeOutline(input, model, evidence) : null;
  const template = await input.compose(evidence.shown());
  const title = scope === 'all' ? await tellTitle(input, outline, template.title, evidence.all()) : null;

  const passages: Passage[] = [];
  for (const section of scope === 'all' ? SECTIONS : [scope]) {
    signal.throwIfAborted();
    await recorder.tell({ type: 'step', step: section });
    if (typeof input.model === 'string') {
      await recorder.tell({ type: 'fallback', step: section, failure: input.model });
    }
    const context = { section, title: title ?? input.content.title, outline, passages };
    passages.push(
      ...(await writeSection({
        ...input,
        section,
        evidence: evidence.all(),
        template: template.sections[section],
        writer: model && {
          model,
          prompt: input.prompts.section,
          messages: askForSection(input, context, evidence.shown()),
        },
      })),
    );
  }
  return { title, passages };
}

/** What this turn retrieved and what the draft cites already, and all that may be cited. */
type Gathered = {
  shown(): readonly Evidence[];
  all(): readonly Evidence[];
  add(found: readonly Found[]): Promise<readonly Evidence[]>;
};

async function gatherEvidence({
  concern,
  wish,
  content,
  known,
  retriever,
  recorder,
}: TurnInput): Promise<Gathered> {
  const query = wish === null ? concern : `${concern}\n${wish}`;
  const shown = [...(await searchEvidence(query, retriever, recorder))];
  const cited = new Set(refsIn(Object.values(content.sections).join('\n')));
  const addTo = (list: Evidence[], pieces: readonly Evidence[]) => {
    const present = new Set(list.map(({ ref }) => ref));
    list.push(...pieces.filter(({ ref }) => !present.has(ref)));
  };
  addTo(
    shown,
    known.filter(({ ref }) => cited.has(ref)),
  );
  return {
    shown: () => shown,
    all: () => {
      const all = [...shown];
      addTo(all, known);
      return all;
    },
    async add(found) {
      const kept = await recorder.keepEvidence(found);
      addTo(shown, kept);
      return kept;
    },
  };
}

const LOOK_UP_LIMIT = 4;

async function writeOutline(
  input: TurnInput,
  model: PaidModel | null,
  evidence: Gathered,
): Promise<Outline | null> {
  const { recorder, retriever, verify } = input;
  await recorder.tell({ type: 'step', step: 'outline' });
  if (typeof input.model === 'string') {
    await recorder.tell({ type: 'fallback', step: 'outline', failure: input.model });
  }
  if (model === null) return null;
  const { outline, failures } = await outlineDraft({
    ...input,
    model,
    prompt: input.prompts.outline,
    evidence: evidence.shown,
    lookUp: async (source, query) => evidence.add(await retriever[source](query, LOOK_UP_LIMIT)),
  });
  for (const failure of failures) await recorder.tell({ type: 'fallback', step: 'outline', failure });
  for (const question of outline?.questions ?? []) {
    const judged = await judgeSentence(
      { text: question, section: 'facts', evidence: evidence.all() },
      verify,
    );
    // It can carry a false claim as well as a sentence can, and a claim can be passed for one.
    if (/[？?]$/.test(question) && judged.text === question && judged.verdict.faults.length === 0) {
      await recorder.tell({ type: 'question', question });
    }
  }
  return outline;
}

const TITLE_FORM = /^关于.{4,40}的(?:建议|批评|意见)$/u;

/** The model's, when it has the form and nothing in it is at fault; else the template's. */
async function tellTitle(
  { verify, recorder }: TurnInput,
  outline: Outline | null,
  fallback: string,
  evidence: readonly Evidence[],
): Promise<string> {
  const judge = (text: string) => judgeSentence({ text, section: 'facts', evidence }, verify);
  if (outline !== null) {
    const title = withoutMarks(outline.title);
    const { text, verdict } = await judge(title);
    if (TITLE_FORM.test(text) && verdict.faults.length === 0) {
      await recorder.tell({ type: 'title', title: text, verdict });
      return text;
    }
    await recorder.tell({ type: 'fallback', step: 'outline', failure: 'unreadable_answer' });
  }
  const { text, verdict } = await judge(fallback);
  await recorder.tell({ type: 'title', title: text, verdict });
  return text;
}

type SectionContext = {
  readonly section: Section;
  readonly title: string;
  readonly outline: Outline | null;
  readonly passages: readonly Passage[];
};

function askForSection(
  { concern, wish, city, day, content, prompts, scope }: TurnInput,
  { section, title, outline, passages }: SectionContext,
  evidence: readonly Evidence[],
): ChatMessage[] {
  const others = SECTIONS.filter((other) => other !== section).map((other) => content.sections[other]);
  const written = scope === 'all' ? passages.map(({ text }) => text) : others;
  const values = {
    ...{ city, day },
    title: neutral(title),
    concern: neutral(concern),
    wish: neutral(wish ?? '（没有）'),
    points: neutral(outline?.points[section].join('\n') || '（没有）'),
    written: neutral(written.join('\n').trim() || '（没有）'),
    evidence: showEvidence(evidence).text,
  };
  const [system, demands] = [
    fillPart(prompts.section, 'system', values),
    fillPart(prompts.section, section, values),
  ];
  return [
    ['system', `${system}\n\n${demands}`],
    ['human', fillPart(prompts.section, 'user', values)],
  ];
}
