/** The outline: a title, points for each section, and what only the deputy can tell. */
import { z } from 'zod';
import type { Section } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { TurnFailure } from '../../domain/turn.ts';
import type { LookUp } from '../../llm/ask-with-tools.ts';
import { type ChatMessage, parseJson } from '../../llm/chat-client.ts';
import { neutral } from '../../llm/neutral.ts';
import { fillPart, type Prompt } from '../../llm/read-prompt.ts';
import type { Retriever } from '../retriever.ts';
import type { PaidModel } from './paid-model.ts';
import { showEvidence } from './show-evidence.ts';

const points = z.array(z.string());
export const outlineSchema = z.strictObject({
  title: z.string(),
  points: z.strictObject({ facts: points, analysis: points, measures: points, basis: points }),
  questions: z.array(z.string()),
});
export type Outline = z.infer<typeof outlineSchema>;

export type OutlineInput = {
  readonly city: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly concern: string;
  readonly wish: string | null;
  /** Grows as the model looks things up. */
  readonly evidence: () => readonly Evidence[];
  /** Searches, keeps what is found, and returns it with its refs. */
  readonly lookUp: (source: keyof Retriever, query: string) => Promise<readonly Evidence[]>;
  readonly model: PaidModel;
  readonly prompt: Prompt;
};

export type Outlined = {
  /** null: there is none. */
  readonly outline: Outline | null;
  /** In order: looping with a tool does not keep the outline from being written. */
  readonly failures: readonly TurnFailure[];
};

/** Short turns: the search before has found what most drafts need. */
const MOST_MODEL_CALLS = 4;
const MOST_TOOL_CALLS = 6;
const MOST_POINTS = 6;
const MOST_QUESTIONS = 2;
const LONGEST_QUESTION = 100;

/** With tools first; an endpoint that has none, and a model that does not stop, are asked without. */
export async function outlineDraft(input: OutlineInput): Promise<Outlined> {
  const { model, prompt } = input;
  const call = { prompt, refs: () => showEvidence(input.evidence()).refs };
  const [system, user] = opening(input);
  const looked = await model.askWithTools(call, {
    system: `${system}\n\n${fillPart(prompt, 'tools', {})}`,
    user,
    tools: describeTools(input),
    mostModelCalls: MOST_MODEL_CALLS,
    mostToolCalls: MOST_TOOL_CALLS,
  });
  const found = looked.ok ? outlineSchema.safeParse(parseJson(looked.text)).data : undefined;
  if (found) return { outline: trim(found), failures: [] };
  const looping: TurnFailure[] = !looked.ok && looked.reason === 'looping' ? ['looping'] : [];
  const asked = await askPlainly(input);
  return 'reason' in asked
    ? { outline: null, failures: [...looping, asked.reason] }
    : { outline: trim(asked), failures: looping };
}

async function askPlainly(input: OutlineInput): Promise<Outline | { readonly reason: TurnFailure }> {
  const { model, prompt } = input;
  const call = { prompt, refs: () => showEvidence(input.evidence()).refs };
  const [system, user] = opening(input);
  const messages: ChatMessage[] = [
    ['system', system],
    ['human', user],
  ];
  const question = { schema: outlineSchema, schemaName: prompt.answer };
  const first = await model.ask(call, { ...question, messages });
  if (first.ok) return first.value;
  if (first.reason !== 'unreadable_answer') return first;
  const repair: ChatMessage[] = [
    // Some endpoints refuse an empty message.
    ['ai', first.text || '（空）'],
    ['human', fillPart(prompt, 'repair', { mistakes: '回答不是所要求的 JSON 对象' })],
  ];
  const second = await model.ask(call, { ...question, messages: [...messages, ...repair] });
  return second.ok ? second.value : second;
}

function opening({ city, day, concern, wish, evidence, prompt }: OutlineInput): [string, string] {
  const values = {
    ...{ city, day, concern: neutral(concern), wish: neutral(wish ?? '（没有）') },
    evidence: showEvidence(evidence()).text,
  };
  return [fillPart(prompt, 'system', values), fillPart(prompt, 'user', values)];
}

const TOOLS: readonly (readonly [keyof Retriever, string])[] = [
  ['suggestions', '检索以往的代表建议和答复'],
  ['issues', '检索群众反映的事项和统计数字'],
  ['records', '检索群众来件，只用来理解问题'],
  ['laws', '检索现行法条'],
];

function describeTools({ lookUp }: OutlineInput): LookUp[] {
  return TOOLS.map(([source, description]) => ({
    name: `search_${source}`,
    description,
    search: async (query) => showEvidence(await lookUp(source, query)).text,
  }));
}

function trim({ title, points: given, questions }: Outline): Outline {
  const few = (section: Section) => given[section].slice(0, MOST_POINTS);
  return {
    title: title.replace(/[《》*#`\s]/g, ''),
    points: {
      ...{ facts: few('facts'), analysis: few('analysis') },
      ...{ measures: few('measures'), basis: few('basis') },
    },
    questions: questions
      .map((question) => question.trim())
      .filter((question) => question !== '' && question.length <= LONGEST_QUESTION)
      .slice(0, MOST_QUESTIONS),
  };
}
