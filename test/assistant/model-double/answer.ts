/** The double itself: what a model of a given behaviour answers to a request. Pure but for the file of attacks. */
import type { Section } from '../../../src/domain/draft.ts';
import { type ChatRequest, offeredTools, wantedOf } from './chat-request.ts';
import { FALSITIES, type Falsified, type Falsity, falsify } from './falsify.ts';
import { askedFor, readConcern, readEvidence, type Told } from './read-evidence.ts';
import { type Reply, say } from './reply.ts';
import type { Random } from './seeded.ts';
import { writeHonestly } from './write-honestly.ts';

/** What goes wrong with an answer as a whole. */
export const FAILURES = [
  'stops_short',
  'cuts_connection',
  'broken_json',
  'wrong_schema',
  'empty',
  'loops_on_tools',
  'unknown_tool',
  'status_401',
  'status_429',
  'status_500',
  'silent',
  'endless',
] as const;

export const BEHAVIOURS = ['good', ...FALSITIES, ...FAILURES] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

export type Answered = { readonly reply: Reply; readonly falsified: readonly Falsified[] };

/** @param behaviours one, or two that mix. */
export function answer(request: ChatRequest, behaviours: readonly Behaviour[], random: Random): Answered {
  const told = readEvidence(request);
  const { sections, title } = writeHonestly(told, readConcern(request));
  const part = askedFor(request);
  const falsities = behaviours.filter((behaviour): behaviour is Falsity => isFalsity(behaviour));
  const falsified: Falsified[] = [];
  const twist = (sentences: readonly string[]) => {
    const twisted = falsifyOne(sentences, falsities, { told, random });
    falsified.push(...twisted.falsified);
    return twisted.sentences;
  };
  const spoken =
    part === 'outline'
      ? JSON.stringify({
          title: twist([title]).join('').replace(/。$/, ''),
          points: pointsOf(sections),
          questions: twist(['大约涉及多少住户？']),
        })
      : twist(sections[part]).join('\n');
  const reply = behaviours.reduce(
    (before, behaviour) => spoil(behaviour, before, { request, random }),
    inForm(request, spoken, { told, part }),
  );
  return { reply, falsified: falsified.filter(({ lie }) => says(reply, lie)) };
}

/** A lie may have been cut off, or drowned in something worse. */
function says(reply: Reply, lie: string): boolean {
  const said = reply.kind === 'tool' ? reply.arguments : 'text' in reply ? reply.text : '';
  return said.includes(lie) || said.includes(JSON.stringify(lie).slice(1, -1));
}

const isFalsity = (behaviour: Behaviour): behaviour is Falsity =>
  (FALSITIES as readonly string[]).includes(behaviour);

const pointsOf = (sections: Readonly<Record<Section, readonly string[]>>) =>
  Object.fromEntries(
    Object.entries(sections).map(([section, sentences]) => [section, sentences.slice(0, 3)]),
  );

/** Each falsity takes the first sentence from a random one on that gives it an occasion. */
function falsifyOne(
  honest: readonly string[],
  falsities: readonly Falsity[],
  material: { readonly told: readonly Told[]; readonly random: Random },
) {
  const sentences = [...honest];
  const falsified: Falsified[] = [];
  for (const falsity of falsities) {
    const from = Math.floor(material.random() * sentences.length);
    for (let step = 0; step < sentences.length; step++) {
      const at = (from + step) % sentences.length;
      const made = falsify(falsity, honest[at] ?? '', material);
      if (made === null || falsified.some(({ sentence }) => sentence === sentences[at])) continue;
      sentences[at] = made.sentence;
      falsified.push(made);
      break;
    }
  }
  return { sentences, falsified };
}

/** A careful model looks once for law when it has none; then it answers in the form that was asked for. */
function inForm(
  request: ChatRequest,
  spoken: string,
  { told, part }: { readonly told: readonly Told[]; readonly part: 'outline' | Section },
): Reply {
  const wanted = wantedOf(request);
  if (wanted.form === 'tool') return { kind: 'tool', name: wanted.name, arguments: spoken };
  const searches = offeredTools(request).includes('search_laws') && part === 'outline';
  if (searches && !hasCalled(request) && !told.some(({ ref }) => ref.startsWith('L'))) {
    const query = readConcern(request).slice(0, 50);
    return { kind: 'tool', name: 'search_laws', arguments: JSON.stringify({ query }) };
  }
  return say(spoken);
}

const hasCalled = ({ messages }: ChatRequest) => messages.some(({ role }) => role === 'tool');

type Spoiling = { readonly request: ChatRequest; readonly random: Random };

function spoil(behaviour: Behaviour, reply: Reply, { request, random }: Spoiling): Reply {
  const text = reply.kind === 'text' ? reply.text : '';
  const cut = () => text.slice(0, Math.floor(text.length * (0.2 + random() * 0.7)));
  const [tool] = offeredTools(request);
  switch (behaviour) {
    case 'stops_short':
      return reply.kind === 'text' ? { ...reply, text: cut(), finish: 'length' } : reply;
    case 'cuts_connection':
      return reply.kind === 'text' ? { kind: 'cut', text: cut() } : reply;
    case 'broken_json':
      return respeak(reply, (said) =>
        request.stream ? `{"text": "${said}` : said.slice(0, said.length / 2),
      );
    case 'wrong_schema':
      return respeak(reply, () => '{"answer": {"sections": 5}, "title": ["停车"]}');
    case 'empty':
      return respeak(reply, () => '');
    case 'loops_on_tools':
      return tool === undefined ? reply : { kind: 'tool', name: tool, arguments: '{"query":"再查一次"}' };
    case 'unknown_tool':
      return tool === undefined
        ? reply
        : { kind: 'tool', name: 'delete_everything', arguments: '{"all":true}' };
    case 'status_401':
    case 'status_429':
    case 'status_500':
      return { kind: 'status', status: Number(behaviour.slice(-3)), headers: {} };
    case 'silent':
      return { kind: 'silent' };
    case 'endless':
      return respeak(reply, (said) =>
        request.stream ? said.repeat(Math.ceil(10_000 / (said.length + 1))) : said,
      );
    default:
      return reply;
  }
}

function respeak(reply: Reply, change: (said: string) => string): Reply {
  if (reply.kind === 'text') return { ...reply, text: change(reply.text) };
  return reply.kind === 'tool' ? { ...reply, arguments: change(reply.arguments) } : reply;
}
