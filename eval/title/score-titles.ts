/**
 * What a reader asks of an issue's title, as pure checks against its members. They judge wording only: whether the
 * right title was chosen is for eyes.
 */
import { hasProblemWord } from '../../src/cluster/title/problem-words.ts';

export type TitleToScore = {
  readonly title: string;
  /** Title and body of each member; at least one. */
  readonly members: readonly string[];
};

export const TITLE_CHECKS = ['object', 'problem', 'length', 'opening', 'masked', 'unique'] as const;
export type TitleCheck = (typeof TITLE_CHECKS)[number];

export type TitleScores = {
  readonly issues: number;
  /** Share of the titles that pass, 0 to 1, per check. */
  readonly shares: Readonly<Record<TitleCheck, number>>;
  /** Share that passes every check. */
  readonly all: number;
};

const SHORTEST = 8;
const LONGEST = 28;
/** Share of an issue's members that must hold the term that names the object. */
const MEMBERS_NAMING = 0.6;
/** A term in more than this share of the other issues names no single object. */
const COMMON = 0.1;
const FORBIDDEN_OPENING = /^(?:关于|反映|投诉|举报|咨询|请求|恳请|建议|市民来电|再次|第.{1,3}次来电|尊敬的)/u;
const MASKED = /\[|\]|1[3-9]\d{9}/u;

/** The checks that a title passes. @param others one text per other issue, to tell rare terms from common ones. */
export function checkTitle(
  { title, members }: TitleToScore,
  others: readonly string[],
  isUnique: boolean,
): ReadonlySet<TitleCheck> {
  const length = [...title].length;
  const passed: Record<TitleCheck, boolean> = {
    object: namesObject(title, members, others),
    problem: hasProblemWord(title),
    length: length >= SHORTEST && length <= LONGEST,
    opening: !FORBIDDEN_OPENING.test(title),
    masked: !MASKED.test(title),
    unique: isUnique,
  };
  return new Set(TITLE_CHECKS.filter((check) => passed[check]));
}

/** Two neighbouring characters that most members share and hardly any other issue has. */
function namesObject(title: string, members: readonly string[], others: readonly string[]): boolean {
  const pairs = Array.from({ length: Math.max(0, title.length - 1) }, (_, at) => title.slice(at, at + 2));
  return pairs
    .filter((pair) => /^[\p{L}\p{N}]{2}$/u.test(pair))
    .some(
      (pair) =>
        shareWith(pair, members) >= MEMBERS_NAMING &&
        (others.length === 0 || shareWith(pair, others) <= COMMON),
    );
}

function shareWith(term: string, texts: readonly string[]): number {
  return texts.filter((text) => text.includes(term)).length / texts.length;
}

/** @throws {RangeError} no titles: a share of nothing is no score. */
export function scoreTitles(titles: readonly TitleToScore[]): TitleScores {
  if (titles.length === 0) throw new RangeError('there are no titles to score');
  const times = new Map<string, number>();
  for (const { title } of titles) times.set(title, (times.get(title) ?? 0) + 1);
  const pooled = titles.map(({ members }) => members.join('\n'));
  const passed = titles.map((entry, index) =>
    checkTitle(entry, pooled.toSpliced(index, 1), times.get(entry.title) === 1),
  );
  const share = (test: (checks: ReadonlySet<TitleCheck>) => boolean) =>
    passed.filter(test).length / passed.length;
  return {
    issues: titles.length,
    shares: Object.fromEntries(
      TITLE_CHECKS.map((check) => [check, share((checks) => checks.has(check))]),
    ) as Record<TitleCheck, number>,
    all: share((checks) => checks.size === TITLE_CHECKS.length),
  };
}
