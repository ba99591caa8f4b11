/** Words of a stored text that a draft can quote exactly: whole clauses of one sentence, never a cut-off one. */

import { ORDERS } from './plain-clauses.ts';

const SENTENCE = /[^。！？!?；;\n]+/gu;
const CLAUSE = /[^，,：:]+/gu;
/** Nested quotation marks and brackets would not survive being quoted; a mask token is nobody's words. */
const UNQUOTABLE = /[“”"‘’「」『』〔〕[\]【】<>@]|\d{7,}/u;

type QuoteWish = {
  /** UTF-16 units. */
  readonly shortest: number;
  readonly longest: number;
  /** The higher the more telling; 0 = not worth quoting. */
  readonly worth: (words: string) => number;
};

/**
 * The runs of clauses worth quoting, the most telling first; of equals the longer, then the earlier one.
 * Each is a substring of the text.
 */
export function quotableRuns(text: string, { shortest, longest, worth }: QuoteWish): string[] {
  return [...text.matchAll(SENTENCE)]
    .flatMap(({ 0: sentence }) => runsOf(sentence, longest))
    .filter((run) => run.length >= shortest && !UNQUOTABLE.test(run) && !ORDERS.test(run))
    .map((run) => ({ run, worth: worth(run) }))
    .filter((candidate) => candidate.worth > 0)
    .toSorted((a, b) => b.worth - a.worth || b.run.length - a.run.length)
    .map(({ run }) => run);
}

/** Every run of neighbouring clauses of a sentence that is short enough: those of a long list would be millions. */
function runsOf(sentence: string, longest: number): string[] {
  const clauses = [...sentence.matchAll(CLAUSE)].map(({ 0: clause, index }) => ({
    start: index + clause.length - clause.trimStart().length,
    end: index + clause.trimEnd().length,
  }));
  return clauses.flatMap(({ start }, first) => {
    const runs: string[] = [];
    for (let last = first; last < clauses.length; last++) {
      const end = clauses[last]?.end ?? start;
      if (end - start > longest) break;
      runs.push(sentence.slice(start, end));
    }
    return runs;
  });
}
