/**
 * The title of an issue in its members' own words: the best existing title or clause that names the object (who or where)
 * and the problem; when none does, the object's name before a clause that names the problem.
 *
 * Every candidate is a substring of one member or two such substrings joined, so a title cannot say what nobody wrote.
 */
import { type Clause, cleanClauses, cleanWhole, keepShort } from './clean-title.ts';
import { type Keyword, strongestName } from './extract-keywords.ts';
import { namesObject } from './object-endings.ts';
import { hasProblemWord } from './problem-words.ts';
import { flattenText, foldText, type MemberText, type Tokenize } from './read-member.ts';

export type TitleMember = MemberText & {
  /** From `rankCentral`. */
  readonly centrality: number;
  readonly district: string | null;
  /** 举报, 保密: its words are used only when every member is confidential. */
  readonly confidential?: boolean;
};

export type TitleInput = {
  /** At least one; the 8 most central are read. */
  readonly members: readonly TitleMember[];
  /** From `extractKeywords`. */
  readonly keywords: readonly Keyword[];
  /** Titles this one must differ from. */
  readonly neighbourTitles: Iterable<string>;
  readonly tokenize: Tokenize;
};

export type ExtractedTitle = {
  /** At most 28 characters; at least 8 unless the members hold less. */
  readonly title: string;
  /** Index of the member whose words the problem part is. */
  readonly fromMember: number;
};

export const SHORTEST_TITLE = 8;
export const LONGEST_TITLE = 28;
const MEMBERS_READ = 8;
const TEXTS_READ = 3;
const CLAUSES_READ = 6;
const NAMELESS = '内容未写明的诉求';

type Candidate = {
  readonly title: string;
  readonly fromMember: number;
  /** What the kind of candidate is worth before its words are looked at. */
  readonly start: number;
};

type Scene = {
  readonly members: readonly (TitleMember & { readonly index: number })[];
  readonly flats: readonly string[];
  readonly keywords: readonly Keyword[];
  readonly object: Keyword | null;
  readonly tokenize: Tokenize;
};

/** Deterministic: equal candidates fall back to the more central member, then to its index. */
export function extractTitle({ members, keywords, neighbourTitles, tokenize }: TitleInput): ExtractedTitle {
  if (members.length === 0) throw new RangeError('an issue has at least one member');
  const read = centralMembers(members);
  const scene: Scene = {
    members: read,
    flats: read.map(({ title, text }) => flattenText(`${title}\n${text}`)),
    keywords,
    object: pickObject(keywords, read.length),
    tokenize,
  };
  const taken = new Set(neighbourTitles);
  const ranked = rankCandidates(listCandidates(scene), scene);
  const best = ranked[0];
  if (best === undefined) return { title: NAMELESS, fromMember: read[0]?.index ?? 0 };
  const free = ranked.find(({ title }) => !taken.has(title));
  const chosen =
    taken.has(best.title) && best.title !== free?.title
      ? (distinguish(best, scene, taken) ?? free ?? best)
      : best;
  return { title: chosen.title, fromMember: chosen.fromMember };
}

function centralMembers(members: readonly TitleMember[]): (TitleMember & { index: number })[] {
  return mostCentral(
    members.map((member, index) => ({ ...member, index })),
    MEMBERS_READ,
  );
}

/**
 * The most central members whose words may be used, ties in the given order: those who are not confidential, or all when
 * everyone is.
 */
export function mostCentral<Member extends TitleMember>(members: readonly Member[], most: number): Member[] {
  const open = members.filter(({ confidential }) => confidential !== true);
  return (open.length > 0 ? [...open] : [...members])
    .toSorted((a, b) => b.centrality - a.centrality)
    .slice(0, most);
}

/**
 * The name that most members share: a place or body by its ending that a title has, else one that most texts have; where
 * none is, a word of most titles that is not itself the problem.
 */
function pickObject(keywords: readonly Keyword[], members: number): Keyword | null {
  const inTitles = keywords.filter(({ support, titleSupport }) => support >= 0.25 && titleSupport > 0);
  const inTexts = keywords.filter(
    ({ support, term }) => term.length <= 8 && support >= 0.5 && members > (term.length < 4 ? 2 : 1),
  );
  const inMostTitles = keywords.find(
    ({ term, titleSupport }) => titleSupport * members >= 2 && titleSupport >= 0.5 && !hasProblemWord(term),
  );
  return strongestName(inTitles) ?? strongestName(inTexts) ?? inMostTitles ?? null;
}

function listCandidates(scene: Scene): Candidate[] {
  const written = withoutRepeats(
    scene.members.flatMap((member, order) => [
      ...titleCandidates(member),
      ...(order < TEXTS_READ ? textCandidates(member) : []),
    ]),
  );
  const composed = written.flatMap((candidate) => compose(candidate, scene));
  const fitting = [...written, ...composed].flatMap((candidate) => fitLength(candidate, scene.tokenize));
  const whole = [...fitting, ...fitting.flatMap((candidate) => withDistrict(candidate, scene))].filter(
    ({ title }) => title.length >= SHORTEST_TITLE,
  );
  return whole.length > 0 ? whole : fitting;
}

/** Members repeat each other; of the same words the best placed stand, then those of the most central member. */
function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates
    .toSorted((a, b) => b.start - a.start)
    .filter(({ title }) => !seen.has(title) && seen.add(title));
}

function titleCandidates({ title, index }: Scene['members'][number]): Candidate[] {
  const clauses = cleanClauses(title).map(({ text, position }) => ({
    title: text,
    fromMember: index,
    start: position === 0 ? 1 : 0.8,
  }));
  return [
    { title: cleanWhole(title), fromMember: index, start: 1 },
    { title: keepShort(title, SHORTEST_TITLE), fromMember: index, start: 0.7 },
    ...clauses,
  ].filter((candidate) => candidate.title !== '');
}

/** What is too short to be a title alone names at least the district. */
function withDistrict(candidate: Candidate, { members, object }: Scene): Candidate[] {
  const district = members.find(({ index }) => index === candidate.fromMember)?.district ?? '';
  if (district === '' || candidate.title.length >= SHORTEST_TITLE || candidate.start < 0.5) return [];
  if (candidate.title.includes(district.slice(0, 2))) return [];
  const flat = foldText(candidate.title);
  const isNamed = namesObject(flat) || (object !== null && flat.includes(object.term));
  return [{ ...candidate, title: district + candidate.title, start: candidate.start - (isNamed ? 0.1 : 1) }];
}

function textCandidates({ text, index }: Scene['members'][number]): Candidate[] {
  return cleanClauses(text.slice(0, 600))
    .slice(0, CLAUSES_READ)
    .map((clause: Clause) => ({ title: clause.text, fromMember: index, start: -0.1 * clause.position }));
}

/** The object's name in front of a clause without it; a part of the name at the clause's beginning gives way. */
function compose(candidate: Candidate, { object, members }: Scene): Candidate[] {
  if (object === null || namesObject(foldText(candidate.title))) return [];
  const name = asWritten(object.term, members);
  if (candidate.title.includes(name) || sharesPairs(candidate.title, name)) return [];
  const rest = withoutPartOf(candidate.title, name);
  if (rest.length < 3) return [];
  return [{ ...candidate, title: name + rest, start: candidate.start - 0.8 }];
}

/** The term as a member wrote it (APP, not app); the term itself when it stands in no text as it is. */
function asWritten(term: string, members: Scene['members']): string {
  for (const { title, text } of members) {
    const whole = `${title}\n${text}`;
    const at = whole.toLowerCase().indexOf(term);
    if (at >= 0) return whole.slice(at, at + term.length);
  }
  return term;
}

/** The name in another spelling: a second time would not help. */
function sharesPairs(title: string, name: string): boolean {
  const pairs = Array.from(name.slice(1), (_, index) => name.slice(index, index + 2));
  return pairs.filter((pair) => title.includes(pair)).length * 2 > pairs.length;
}

function withoutPartOf(title: string, name: string): string {
  for (let length = name.length; length >= 2; length--) {
    for (const part of [name.slice(0, length), name.slice(-length)]) {
      if (title.startsWith(part)) return title.slice(length);
    }
  }
  return title;
}

/** A candidate that is too long is cut after a clause, else between words. */
function fitLength(candidate: Candidate, tokenize: Tokenize): Candidate[] {
  if (candidate.title.length <= LONGEST_TITLE) return [candidate];
  const title = cutBetweenWords(candidate.title, tokenize);
  return title === '' ? [] : [{ ...candidate, title, start: candidate.start - 0.8 }];
}

function cutBetweenWords(title: string, tokenize: Tokenize): string {
  const head = title.slice(0, LONGEST_TITLE + 1);
  const clauseEnd = Math.max(...[...'，,、；;'].map((mark) => head.lastIndexOf(mark)));
  if (clauseEnd >= SHORTEST_TITLE) return head.slice(0, clauseEnd);
  const flat = title.toLowerCase();
  let end = 0;
  let from = 0;
  for (const word of tokenize(flat)) {
    const start = flat.indexOf(word, from);
    if (start < 0) continue;
    from = start + word.length;
    if (from <= LONGEST_TITLE) end = from;
  }
  return end >= SHORTEST_TITLE ? title.slice(0, end) : '';
}

function rankCandidates(candidates: readonly Candidate[], scene: Scene): Candidate[] {
  const order = new Map(scene.members.map(({ index }, position) => [index, position]));
  const best = new Map<string, { candidate: Candidate; score: number }>();
  for (const candidate of candidates) {
    const score = scoreCandidate(candidate, scene);
    if (score > (best.get(candidate.title)?.score ?? -Infinity))
      best.set(candidate.title, { candidate, score });
  }
  return [...best.values()]
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        (order.get(a.candidate.fromMember) ?? 0) - (order.get(b.candidate.fromMember) ?? 0) ||
        (a.candidate.title < b.candidate.title ? -1 : 1),
    )
    .map(({ candidate }) => candidate);
}

/** Told in the first person, or as a story of one day. */
const PERSONAL_STORY =
  /我|本人|咱|俺|自家|老公|老婆|我家|孩子|娃娃|老人|你们?|您|谁|心声|来信|请求$|的事$|谢谢/u;
const DOOR = /\d+(?:栋|幢|号楼|单元|室|楼)|\d{3,}(?!国道|省道|路|线)/u;
const LOUD = /[！!？?“”"'《》]|凭什么|无良|黑心|血汗/u;
const QUESTION = /[吗呢吧]$|怎么|为什么|哪里|哪个|何时|什么时候/u;

function scoreCandidate({ title, fromMember, start }: Candidate, scene: Scene): number {
  const flat = foldText(title);
  const member = scene.members.find(({ index }) => index === fromMember);
  const length = title.length;
  return (
    start +
    objectWorth(flat, scene.object) +
    1.5 * problemWorth(flat, scene) +
    1.5 * sharedWording(flat, scene) +
    0.8 * (member?.centrality ?? 0) +
    (hasProblemWord(withoutObject(flat, scene.object)) ? 1 : 0) -
    (PERSONAL_STORY.test(title) ? 0.8 : 0) -
    (DOOR.test(title) ? 0.6 : 0) -
    (LOUD.test(title) ? 0.4 : 0) -
    (QUESTION.test(title) ? 0.3 : 0) -
    0.5 * Math.max(0, SHORTEST_TITLE - length) -
    0.06 * Math.max(0, length - 20)
  );
}

function objectWorth(flat: string, object: Keyword | null): number {
  if (object !== null && flat.includes(object.term)) return 2;
  return namesObject(flat) ? 1 : 0;
}

function withoutObject(flat: string, object: Keyword | null): string {
  return object === null ? flat : flat.replaceAll(object.term, '\n');
}

/** How much of the keywords beside the object the title has, 0 to 1; two good ones are enough. */
function problemWorth(flat: string, { keywords, object }: Scene): number {
  const others = keywords.filter(({ term }) => term !== object?.term);
  const best = others[0]?.score ?? 0;
  if (best === 0) return 0;
  const held = others
    .filter(({ term }) => flat.includes(term))
    .reduce((sum, { score }) => sum + score / best, 0);
  return Math.min(1, held / 1.5);
}

/**
 * Mean share of the other members that hold each neighbouring character pair of the title, 0 to 1. An only member is
 * compared with its own title, which is its writer's summary.
 */
function sharedWording(flat: string, { members, flats, object }: Scene): number {
  if (flats.length < 2) return shareOfTitle(flat, flattenText(members[0]?.title ?? ''));
  const rest = withoutObject(flat, object).replace(/[^\p{L}\p{N}]+/gu, '\n');
  let pairs = 0;
  let held = 0;
  for (let i = 1; i < rest.length; i++) {
    const pair = rest.slice(i - 1, i + 1);
    if (pair.includes('\n')) continue;
    pairs++;
    held += flats.filter((text) => text.includes(pair)).length - 1;
  }
  return pairs === 0 ? 0 : held / (pairs * (flats.length - 1));
}

function shareOfTitle(flat: string, title: string): number {
  const pairs = Array.from(title.slice(1), (_, index) => title.slice(index, index + 2));
  return pairs.length === 0 ? 0 : pairs.filter((pair) => flat.includes(pair)).length / pairs.length;
}

/** Adds what sets the issue apart: its district, or a keyword; null when the title has no room. */
function distinguish(best: Candidate, scene: Scene, taken: ReadonlySet<string>): Candidate | null {
  const district = scene.members.find(({ index }) => index === best.fromMember)?.district ?? '';
  const marks = [district, ...scene.keywords.map(({ term }) => asWritten(term, scene.members))];
  for (const mark of marks) {
    const title = mark + best.title;
    const fits = mark !== '' && !best.title.includes(mark) && title.length <= LONGEST_TITLE;
    if (fits && !taken.has(title)) return { ...best, title };
  }
  return null;
}
