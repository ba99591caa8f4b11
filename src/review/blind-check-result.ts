/** From the answers of a blind check to its figures. Pure. */
import { UNSURE_ANSWER } from '../domain/blind-check.ts';
import { cohensKappa, wilsonInterval } from './blind-check-statistics.ts';

export type BlindAnswer = {
  readonly item: number;
  readonly accountId: number;
  readonly answer: string;
  /** false: given by somebody who had seen the machine's. */
  readonly counted: boolean;
};

export type BlindProgress = {
  readonly items: number;
  /** Items with as many answers that count as people are wanted. */
  readonly answered: number;
  readonly notCounted: number;
  readonly state: 'open' | 'finished';
};

export type BlindResult = {
  /** Answers with an opinion. */
  readonly n: number;
  readonly agree: number;
  readonly unsure: number;
  readonly agreement: number;
  readonly low: number;
  readonly high: number;
  readonly line: number;
  readonly passed: boolean;
  /** Of the two people with most items in common; null = fewer than two people. */
  readonly kappa: { readonly value: number | null; readonly n: number } | null;
};

/** What was drawn, and how many people answer each item. */
export type BlindSample = {
  /** The machine's answer to each item. */
  readonly machine: ReadonlyMap<number, string>;
  readonly people: number;
};

/** Finished when so many people answered each item with an answer that counts. */
export function blindProgress(
  { machine, people }: BlindSample,
  answers: readonly BlindAnswer[],
): BlindProgress {
  const counting = new Map<number, number>();
  for (const { item, counted } of answers) if (counted) counting.set(item, (counting.get(item) ?? 0) + 1);
  const answered = [...counting.values()].filter((times) => times >= people).length;
  const items = machine.size;
  return {
    items,
    answered,
    notCounted: answers.filter(({ counted }) => !counted).length,
    state: items > 0 && answered === items ? 'finished' : 'open',
  };
}

/**
 * Each item counts once, by the first person (by account) whose answer counts: a second person's answers are for
 * kappa, and would only repeat the sample.
 *
 * @param line what the lower end of the interval must reach.
 * @returns null while an item waits for an answer, or when every answer was unsure.
 */
export function blindResult(
  sample: BlindSample,
  answers: readonly BlindAnswer[],
  line: number,
): BlindResult | null {
  const { machine } = sample;
  if (blindProgress(sample, answers).state === 'open') return null;
  const counting = answers.filter(({ counted }) => counted);
  const first = new Map<number, BlindAnswer>();
  for (const answer of counting.toSorted((a, b) => a.accountId - b.accountId)) {
    if (!first.has(answer.item)) first.set(answer.item, answer);
  }
  const opinions = [...first.values()].filter(({ answer }) => answer !== UNSURE_ANSWER);
  const n = opinions.length;
  if (n === 0) return null;
  const agree = opinions.filter(({ item, answer }) => machine.get(item) === answer).length;
  const { low, high } = wilsonInterval(agree, n);
  return {
    n,
    agree,
    unsure: first.size - n,
    agreement: agree / n,
    low,
    high,
    line,
    passed: low >= line,
    kappa: kappaOf(counting),
  };
}

function kappaOf(answers: readonly BlindAnswer[]): BlindResult['kappa'] {
  const byAccount = new Map<number, Map<number, string>>();
  for (const { accountId, item, answer } of answers) {
    const own = byAccount.get(accountId) ?? new Map<number, string>();
    byAccount.set(accountId, own.set(item, answer));
  }
  const people = [...byAccount].toSorted(([a], [b]) => a - b).map(([, own]) => own);
  const shared = people.flatMap((a, index) => people.slice(index + 1).map((b) => pairsOf(a, b)));
  const most = shared.toSorted((a, b) => b.length - a.length)[0];
  return most === undefined || most.length === 0 ? null : { value: cohensKappa(most), n: most.length };
}

const pairsOf = (a: ReadonlyMap<number, string>, b: ReadonlyMap<number, string>) =>
  [...a].flatMap(([item, answer]): [string, string][] => {
    const other = b.get(item);
    return other === undefined ? [] : [[answer, other]];
  });
