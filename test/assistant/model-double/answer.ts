/** The double itself: what a model of a given behaviour answers to a request. Pure. */
import { SECTIONS, type Section } from '../../../src/domain/draft.ts';
import { type ChatRequest, offeredTools, saidIn, type Wanted, wantedOf } from './chat-request.ts';
import { fillSchema } from './fill-schema.ts';
import { FAILURES, type FailureName, falsify, LIES, type LieName } from './misbehave.ts';
import { readConcern, readEvidence, type Told } from './read-evidence.ts';
import { type Reply, say } from './reply.ts';
import type { Random } from './seeded.ts';
import { type Written, writeHonestly } from './write-honestly.ts';

export const BEHAVIOURS = ['good', ...LIES, ...FAILURES] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

const isLie = (behaviour: Behaviour): behaviour is LieName => LIES.some((lie) => lie === behaviour);
const isFailure = (behaviour: Behaviour): behaviour is FailureName =>
  FAILURES.some((failure) => failure === behaviour);

export type Answer = {
  readonly reply: Reply;
  /** Sentences in it that are false. */
  readonly lies: readonly string[];
};

/** So many of the sentences are falsified. */
const LYING = 0.6;

export function answer(request: ChatRequest, behaviours: readonly Behaviour[], random: Random): Answer {
  const failure = behaviours.find(isFailure);
  const told = readEvidence(request);
  const wanted = wantedOf(request);
  const written = writeHonestly(told, readConcern(request));
  const section = sectionAsked(request);
  const spoken = lieIn(written, section, behaviours.filter(isLie), told, random);
  const honest = render(spoken.written, wanted, { section, refs: told.map(({ ref }) => ref) });
  const reply = failure === undefined ? toolFirst(request, told) ?? honest : fail(failure, request, honest);
  return { reply, lies: spoken.lies };
}

/** Nothing was told: a good model looks by itself, once. */
function toolFirst(request: ChatRequest, told: readonly Told[]): Reply | null {
  const [tool] = offeredTools(request);
  if (told.length > 0 || tool === undefined || request.messages.some(({ role }) => role === 'tool')) return null;
  return { kind: 'tool', name: tool, arguments: JSON.stringify({ query: readConcern(request) || '民生问题' }) };
}

function lieIn(
  written: Written,
  section: Section,
  lies: readonly LieName[],
  told: readonly Told[],
  random: Random,
): { readonly written: Written; readonly lies: readonly string[] } {
  if (lies.length === 0) return { written, lies: [] };
  const false_: string[] = [];
  const sentences = written.sections[section].map((sentence, index) => {
    const lie = lies[index % lies.length];
    const said = lie === undefined || random() > LYING ? null : falsify(lie, sentence, told, random);
    if (said !== null) false_.push(said);
    return said ?? sentence;
  });
  return { written: { ...written, sections: { ...written.sections, [section]: sentences } }, lies: false_ };
}

function fail(failure: FailureName, request: ChatRequest, honest: Reply): Reply {
  const text = honest.kind === 'text' ? honest.text : honest.kind === 'tool' ? honest.arguments : '';
  const half = text.slice(0, Math.ceil(text.length * 0.6));
  switch (failure) {
    case 'stops-midway':
      return { kind: 'text', text: half, finish: 'length' };
    case 'cuts-connection':
      return { kind: 'cut', text: half };
    case 'broken-json':
      return say(`{"title": "关于`);
    case 'wrong-schema':
      return say('{"answer": 42}');
    case 'empty':
      return say('');
    case 'loops-tools': {
      const [tool] = offeredTools(request);
      return tool === undefined ? honest : { kind: 'tool', name: tool, arguments: '{"query":"再查一次"}' };
    }
    case 'unknown-tool':
      return offeredTools(request).length === 0
        ? honest
        : { kind: 'tool', name: 'delete_everything', arguments: '{}' };
    case 'status-401':
      return { kind: 'status', status: 401, headers: {} };
    case 'status-429':
      return { kind: 'status', status: 429, headers: { 'retry-after': '1' } };
    case 'status-500':
      return { kind: 'status', status: 500, headers: {} };
    case 'silent':
      return { kind: 'silent' };
    case 'very-long':
      return say(`${'这一问题长期存在并且影响群众生活，需要有关单位共同研究解决。\n'.repeat(400)}`);
  }
}

const SECTION_WORDS: Readonly<Record<Section, string>> = {
  facts: '本次写：情况',
  analysis: '本次写：分析',
  measures: '本次写：具体建议',
  basis: '本次写：依据',
};

function sectionAsked(request: ChatRequest): Section {
  const said = saidIn(request);
  return SECTIONS.find((section) => said.includes(SECTION_WORDS[section])) ?? 'facts';
}

function render(
  written: Written,
  wanted: Wanted,
  { section, refs }: { readonly section: Section; readonly refs: readonly string[] },
): Reply {
  if (wanted.form === 'text') return say(written.sections[section].join('\n'));
  const value = wanted.schema === null ? written : fillSchema(wanted.schema, { written, section, refs });
  const text = JSON.stringify(value);
  return wanted.form === 'json' ? say(text) : { kind: 'tool', name: wanted.name, arguments: text };
}
