/**
 * Keywords of an issue by contrast: what its members share and others do not.
 *
 *   score(t) = (s + s_title / 2) · ln(1 + N / df) · s / (s + s_near / 2)
 *
 * s is the share of members with the term, s_title of titles, s_near the mean share in the nearest issues, df the
 * texts with the term among all N. After c-TF-IDF (Grootendorst 2022, arXiv:2203.05794), which counts occurrences;
 * here members count, so that one long letter does not name an issue.
 */
import type { TermFrequencies } from './count-documents.ts';
import { completeName, growPhrase } from './grow-phrase.ts';
import { endingAt, isObjectLike } from './object-endings.ts';
import type { ReadMember } from './read-member.ts';

export type Keyword = {
  /** Flattened: half-width, lower case. */
  readonly term: string;
  /** Above 0; comparable inside one issue. */
  readonly score: number;
  /** Share of the members that hold the term, above 0 to 1. */
  readonly support: number;
  /** Share of the members that hold the term in their title, 0 to 1. */
  readonly titleSupport: number;
  /** ln(1 + N / df): how rare the term is anywhere. */
  readonly rarity: number;
  /** Ends like the name of a place or a body. */
  readonly objectLike: boolean;
};

export type KeywordInput = {
  /** At least one, most central first; the first 12 are read. */
  readonly members: readonly ReadMember[];
  /** Most alike issues, nearest first; the first 5 count, each by its most central members. */
  readonly neighbours: readonly (readonly ReadMember[])[];
  readonly frequencies: TermFrequencies;
};

export const MOST_KEYWORDS = 6;
const MEMBERS_READ = 12;
const NEIGHBOURS_READ = 5;
const NEIGHBOUR_MEMBERS_READ = 6;
/** Words that are grown and scored against the neighbours; the rest is out of reach. */
const SHORTLIST = 20;
const NAME_ENDINGS = 8;
const NUMBER_LIKE =
  /^[\d.:：年月日点栋层楼单元号室万元]+$|^[一二三四五六七八九十两几][年月天日次个期]|\d{6,}/;
/** A door belongs to a person, not to an issue. */
const DOOR = /\d+[a-z]?(?:栋|幢|号楼|单元|号|室|楼|层|座|-).*$|\d+$/;
const FRAME = /^(?:反映|反应|投诉|举报|咨询|请求|关于|再次|建议|请问|希望)+/;
const WEAK = new Set(
  '今天 昨天 明天 今年 去年 每天 每年 小时 分钟 上午 下午 本来 结果 实在 到底 请问 居民 业主 我家 家里 家门 人家 楼下 门口 反馈 依法 督促 来人 来信 来电 事项 问题 情况 反映 投诉 咨询 建议 希望 请求 要求 尽快 解决 处理 领导 政府 部门 相关 有关 单位 人员 市民 群众 电话 回复 答复 谢谢 什么 怎么 可以 应该 因为 所以 如果 就是 现在 已经 一直 一户 两个 三个 多次 再次 没人 没得 不到 有人 住户'.split(
    ' ',
  ),
);

type Candidate = { readonly term: string; readonly members: number; readonly titles: number };

/**
 * At most {@link MOST_KEYWORDS}, best first, among them the name that most members share, however many neighbours have it
 * too; fewer when the texts hold fewer. Deterministic.
 */
export function extractKeywords({ members, neighbours, frequencies }: KeywordInput): Keyword[] {
  if (members.length === 0) throw new RangeError('an issue has at least one member');
  const read = members.slice(0, MEMBERS_READ);
  const near = neighbours
    .slice(0, NEIGHBOURS_READ)
    .map((neighbour) => neighbour.slice(0, NEIGHBOUR_MEMBERS_READ));

  const phrases = shortlist(countTerms(read), read.length, frequencies)
    .map((term) => withoutFrame(growPhrase(term, read)))
    .filter(isKeyword);
  const names = new Set(phrases.map((phrase) => completeName(phrase, read)));

  const scored = [...names]
    .map((term) => scoreTerm(term, read, near, frequencies))
    .toSorted((a, b) => b.score - a.score || compareText(a.term, b.term));
  return keepName(swallow(scored));
}

/** The terms with the best plain score, and the endings of names that most members have, however common. */
function shortlist(candidates: readonly Candidate[], total: number, frequencies: TermFrequencies): string[] {
  const byScore = candidates
    .map(({ term, ...counts }) => ({ term, score: plainScore({ term, ...counts }, total, frequencies) }))
    .toSorted((a, b) => b.score - a.score || compareText(a.term, b.term))
    .slice(0, SHORTLIST);
  const endings = candidates
    .filter(({ term }) => isObjectLike(term) || endingAt(term) === term)
    .toSorted((a, b) => b.members - a.members || compareText(a.term, b.term))
    .slice(0, NAME_ENDINGS);
  return [...new Set([...byScore, ...endings].map(({ term }) => term))];
}

/** Words, and neighbouring word pairs of at least two members, with how many members and titles hold them. */
function countTerms(members: readonly ReadMember[]): Candidate[] {
  const words = new Map<string, { members: number; titles: number }>();
  const pairs = new Map<string, { members: number; titles: number }>();
  for (const member of members) {
    const seen = new Set<string>();
    for (const { text, end } of member.unknown) count(words, text, end <= member.titleEnd, seen);
    for (const [index, word] of member.words.entries()) {
      const inTitle = word.end <= member.titleEnd;
      if (isKeyword(word.text)) count(words, word.text, inTitle, seen);
      const next = member.words[index + 1];
      if (next?.start === word.end) count(pairs, word.text + next.text, inTitle, seen);
    }
  }
  const recurring = [...pairs].filter(([pair, { members }]) => members > 1 && isKeyword(pair));
  return [...words, ...recurring].map(([term, counts]) => ({ term, ...counts }));
}

/** A title is read first, so a term's first sighting in a member tells whether its title has it. */
function count(
  terms: Map<string, { members: number; titles: number }>,
  term: string,
  inTitle: boolean,
  seen: Set<string>,
): void {
  if (seen.has(term)) return;
  seen.add(term);
  const counts = terms.get(term) ?? { members: 0, titles: 0 };
  counts.members++;
  if (inTitle) counts.titles++;
  terms.set(term, counts);
}

function isKeyword(term: string): boolean {
  return term.length > 1 && !NUMBER_LIKE.test(term) && !WEAK.has(term);
}

function withoutFrame(phrase: string): string {
  return phrase
    .replace(FRAME, '')
    .replace(DOOR, '')
    .replace(/^\d+(?!号线|路)/, '');
}

function plainScore({ term, members, titles }: Candidate, total: number, frequencies: TermFrequencies) {
  return ((members + titles / 2) / total) * rarityOf(term, frequencies);
}

function rarityOf(term: string, { documents, frequencyOf }: TermFrequencies): number {
  return Math.log(1 + documents / Math.max(1, frequencyOf(term)));
}

function scoreTerm(
  term: string,
  members: readonly ReadMember[],
  near: readonly (readonly ReadMember[])[],
  frequencies: TermFrequencies,
): Keyword {
  const support = shareWith(term, members);
  const inTitles =
    members.filter(({ flat, titleEnd }) => {
      const at = flat.indexOf(term);
      return at >= 0 && at < titleEnd;
    }).length / members.length;
  const nearby =
    near.reduce((sum, neighbour) => sum + shareWith(term, neighbour), 0) / Math.max(1, near.length);
  const rarity = rarityOf(term, frequencies);
  const contrast = support / (support + nearby / 2);
  return {
    term,
    score: (support + inTitles / 2) * rarity * contrast,
    support,
    titleSupport: inTitles,
    rarity,
    objectLike: isObjectLike(term),
  };
}

function keepName(keywords: readonly Keyword[]): Keyword[] {
  const name = strongestName(keywords);
  const best = keywords.slice(0, MOST_KEYWORDS);
  return name === null || best.includes(name) ? best : [...best.slice(0, MOST_KEYWORDS - 1), name];
}

/** The place or body that most members and titles name; null when none does. */
export function strongestName(keywords: readonly Keyword[]): Keyword | null {
  const worth = ({ support, titleSupport, rarity }: Keyword) => (support + titleSupport) * rarity;
  return keywords
    .filter(({ objectLike }) => objectLike)
    .reduce<Keyword | null>(
      (best, keyword) => (best === null || worth(keyword) > worth(best) ? keyword : best),
      null,
    );
}

function shareWith(term: string, members: readonly ReadMember[]): number {
  return members.filter(({ flat }) => flat.includes(term)).length / Math.max(1, members.length);
}

/** Of two terms of which one holds the other only the better stays, the longer one when it says nearly as much. */
function swallow(keywords: readonly Keyword[]): Keyword[] {
  const kept: Keyword[] = [];
  for (const keyword of keywords) {
    const rival = kept.findIndex(({ term }) => term.includes(keyword.term) || keyword.term.includes(term));
    if (rival < 0) kept.push(keyword);
    else if (isFuller(keyword, kept[rival] as Keyword)) kept[rival] = keyword;
  }
  return kept.filter(
    (keyword, index) => !kept.some(({ term }, other) => other !== index && term.includes(keyword.term)),
  );
}

function isFuller(longer: Keyword, shorter: Keyword): boolean {
  return longer.term.length > shorter.term.length && longer.support >= 0.7 * shorter.support;
}

/** By code unit: the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
