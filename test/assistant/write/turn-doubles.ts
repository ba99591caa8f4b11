/** A turn in memory: what it keeps and tells, evidence that is found, and an endpoint that answers by what is asked. */
import { join } from 'node:path';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { z } from 'zod';
import type { Retriever } from '../../../src/assistant/retriever.ts';
import type { TemplateDraft } from '../../../src/assistant/template/template-input.ts';
import type { CallRecord, TurnRecorder, Verify } from '../../../src/assistant/write/turn-ports.ts';
import { type TurnInput, writeTurn } from '../../../src/assistant/write/write-turn.ts';
import { EMPTY_CONTENT, SECTIONS, type Section } from '../../../src/domain/draft.ts';
import { type Evidence, type Found, REF_LETTERS } from '../../../src/domain/evidence.ts';
import type { Passage, TurnEvent } from '../../../src/domain/turn.ts';
import { createDraftingModel } from '../../../src/llm/drafting-model.ts';
import { readPrompt } from '../../../src/llm/read-prompt.ts';
import { targetKey } from '../../../src/store/turns/evidence.ts';
import { streamOf } from '../../llm/stream-server.ts';

export const BASE_URL = 'http://draft.test.invalid/v1';
export const server = setupServer();

const requestSchema = z.looseObject({
  messages: z.array(
    z.looseObject({
      role: z.string(),
      content: z
        .string()
        .nullish()
        .transform((content) => content ?? ''),
    }),
  ),
  stream: z.boolean().nullish(),
  tools: z.array(z.unknown()).optional(),
  tool_choice: z.unknown().optional(),
});
export type ModelRequest = z.infer<typeof requestSchema>;

const SECTION_NAMES: Readonly<Record<Section, string>> = {
  facts: '情况',
  analysis: '分析',
  measures: '具体建议',
  basis: '依据',
};

/** What was asked for: the outline with tools, the outline alone, or a section. */
export function askedFor({
  messages,
  stream,
  tools,
  tool_choice,
}: ModelRequest): 'tools' | 'outline' | Section {
  const [system] = messages;
  if (stream)
    return SECTIONS.find((name) => system?.content.includes(`本次写：${SECTION_NAMES[name]}`)) ?? 'facts';
  return tools !== undefined && tool_choice === undefined ? 'tools' : 'outline';
}

export const OUTLINE = {
  title: '关于增设云桥片区夜间停车泊位的建议',
  points: { facts: ['难停'], analysis: ['答复未落实'], measures: ['增设'], basis: ['法条'] },
  questions: [],
};

export type Answers = Partial<Record<'tools' | 'outline' | Section, () => Response | Promise<Response>>>;

const GOOD: Required<Answers> = {
  tools: () => say(JSON.stringify(OUTLINE)),
  outline: () => say(JSON.stringify(OUTLINE)),
  facts: () => streamOf(['云桥片区夜间停车难。', '[I1]\n2023年有代表提过。[S1]']),
  analysis: () => streamOf(['答复没有落实。[S1]\n']),
  measures: () => streamOf(['由市交通局增设泊位\n', '由街道推动错时停车\n']),
  basis: () => streamOf(['《停车条例》第三条。[L1]']),
};

/** @returns requests in order of arrival. */
export function answerWith(changes: Answers = {}): ModelRequest[] {
  const requests: ModelRequest[] = [];
  const answers = { ...GOOD, ...changes };
  server.use(
    http.post(`${BASE_URL}/chat/completions`, async ({ request }) => {
      const parsed = requestSchema.parse(await request.json());
      requests.push(parsed);
      return answers[askedFor(parsed)]();
    }),
  );
  return requests;
}

let said = 0;
export function say(content: string) {
  said += 1;
  return HttpResponse.json({
    id: `said-${said}`,
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  });
}

export const refuse = (status: number) => () => HttpResponse.json({ error: { message: 'no' } }, { status });

const found = (
  target: Found['target'],
  heading: string,
  text: string,
  changes: Partial<Found> = {},
): Found => ({
  ...{
    target,
    heading,
    date: '2023-05-01',
    span: null,
    figures: [],
    notes: [],
    quotable: true,
    inForce: null,
  },
  texts: [{ field: target.kind === 'law' ? 'article' : 'body', text }],
  ...changes,
});

export const SUGGESTION = found(
  { kind: 'suggestion', recordId: 1, version: 1 },
  '关于停车的建议',
  '建议增设泊位。',
);
export const RECORD = found({ kind: 'record', recordId: 9, version: 1 }, '来件', '楼下停不了车。', {
  quotable: false,
});
const ISSUE = found({ kind: 'issue', issueId: 7, runId: 1 }, '云桥片区停车难', '夜间没有车位。');
const LAW = found({ kind: 'law', articleId: 3 }, '停车条例第三条', '应当增设泊位。', { inForce: true });

export const retriever: Retriever = {
  suggestions: async () => [SUGGESTION],
  issues: async () => [ISSUE],
  records: async () => [RECORD],
  laws: async () => [LAW],
};

const TEMPLATE: TemplateDraft = {
  title: '关于解决停车问题的建议',
  sections: {
    facts: [{ text: '模板的情况。〔I1〕' }, { text: '模板的来历。〔S1〕' }],
    analysis: [{ text: '模板的分析。〔S1〕' }],
    measures: [{ text: '模板的措施' }],
    basis: [{ text: '模板的依据。〔L1〕' }],
  },
};

/** What says 假 is at fault, what says 命令 is an order; a mark of what was not found is unknown. */
export const verify: Verify = async ({ text, evidence }) => {
  const known = new Set(evidence.map(({ ref }) => ref));
  const refs = [...text.matchAll(/〔(\w+)〕/g)].map(([, ref]) => ref ?? '');
  const fault = (code: 'unknown_ref' | 'quote_differs' | 'instruction') => ({
    code,
    at: null,
    message: code,
  });
  const faults = [
    ...(refs.every((ref) => known.has(ref)) ? [] : [fault('unknown_ref')]),
    ...(text.includes('假') ? [fault('quote_differs')] : []),
    ...(text.includes('命令') ? [fault('instruction')] : []),
  ];
  const state = faults.length > 0 ? 'unverified' : refs.length > 0 ? 'verified' : 'uncited';
  return { state, refs: refs.filter((ref) => known.has(ref)), faults };
};

export function memoryRecorder() {
  const events: TurnEvent[] = [];
  const calls: CallRecord[] = [];
  const kept = new Map<string, Evidence>();
  let passages = 0;
  const recorder: TurnRecorder = {
    tell: async (news) => void events.push(news),
    async keepEvidence(pieces) {
      return pieces.map((piece) => {
        const letter = REF_LETTERS[piece.target.kind];
        const number = [...kept.values()].filter(({ ref }) => ref.startsWith(letter)).length + 1;
        const evidence = kept.get(targetKey(piece.target)) ?? { ...piece, ref: `${letter}${number}` };
        if (!kept.has(targetKey(piece.target))) events.push({ type: 'evidence', evidence });
        kept.set(targetKey(piece.target), evidence);
        return evidence;
      });
    },
    async keepPassage(sentence) {
      passages += 1;
      const passage: Passage = { ...sentence, id: passages, turnId: 1 };
      events.push({ type: 'passage', passage });
      return passage;
    },
    keepCall: async (call) => void calls.push(call),
  };
  return { recorder, events, calls };
}

const PROMPTS = join(import.meta.dirname, '../../../prompts');

export const model = (changes: Partial<Parameters<typeof createDraftingModel>[0]> = {}) =>
  createDraftingModel({
    ...{ baseURL: BASE_URL, apiKey: 'sk-test', model: 'qwen-test', method: 'jsonSchema' },
    ...{ timeoutMs: 2_000, maxRetries: 0 },
    ...changes,
  });

export async function write(changes: Partial<TurnInput> = {}) {
  const memory = memoryRecorder();
  const written = await writeTurn({
    ...{ concern: '云桥片区停车难', wish: null, scope: 'all', known: [], city: '贵阳市', day: '2026-03-02' },
    content: EMPTY_CONTENT,
    ...{ retriever, verify, compose: async () => TEMPLATE },
    model: model(),
    mayAsk: async () => true,
    prompts: {
      outline: readPrompt(join(PROMPTS, 'draft-outline.md')),
      section: readPrompt(join(PROMPTS, 'draft-section.md')),
    },
    recorder: memory.recorder,
    signal: new AbortController().signal,
    ...changes,
  });
  return { ...memory, ...written };
}

export const fallbacks = (events: readonly TurnEvent[]) =>
  events.flatMap((event) => (event.type === 'fallback' ? [`${event.step} ${event.failure}`] : []));
export const textsOf = (passages: readonly Passage[], section: Section) =>
  passages.filter((passage) => passage.section === section).map(({ text }) => text);
