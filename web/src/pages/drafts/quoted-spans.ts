import type { Evidence } from '../../../../src/domain/evidence.ts';
import type { Span } from '../../components/cut-spans.ts';

const QUOTED = /[“「]([^”」]{4,})[”」]/g;

type Texts = Pick<Evidence, 'texts' | 'span'>;

/**
 * What to show of a source to somebody who came from a sentence: the words that the sentence quotes, where they stand;
 * else the passage that fits the matter best. By the number of the text among its texts. Pure.
 */
export function quotedSpans({ texts, span }: Texts, sentence: string): readonly (readonly Span[])[] {
  const parts = [...sentence.matchAll(QUOTED)].flatMap(([, words = '']) =>
    words.split(/…+/).filter((part) => part.length > 1),
  );
  const quoted = texts.map(({ text }) =>
    parts.flatMap((part) => {
      const start = text.indexOf(part);
      return start === -1 ? [] : [{ start, end: start + part.length }];
    }),
  );
  if (quoted.some((spans) => spans.length > 0)) return quoted;
  return texts.map(({ field }) => (span?.field === field ? [span] : []));
}
