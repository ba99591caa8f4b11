/** Complete sentences out of an answer that comes in pieces, as a draft has them. Pure. */
import type { Section } from '../../domain/draft.ts';
import { unifyMarks, withoutMarks } from '../marks.ts';
import { lineEnd, sentenceEnd } from '../sentence-end.ts';

export type SentenceReader = {
  /** Sentences that are complete by now. */
  feed(piece: string): string[];
  /** @param whole the answer came to its own end; else what is left is half a sentence. */
  end(whole: boolean): string[];
};

/** Of the measures a sentence is a whole line. */
export function createSentenceReader(section: Section): SentenceReader {
  let waiting = '';

  function take(complete: boolean): string[] {
    const taken: string[] = [];
    for (;;) {
      const length = section === 'measures' ? lineEnd(waiting) : sentenceEnd(waiting, complete);
      if (length === 0) return taken.flatMap((sentence) => tidySentence(sentence, section) || []);
      taken.push(waiting.slice(0, length));
      waiting = waiting.slice(length);
    }
  }

  return {
    feed(piece) {
      waiting += piece.replace(/\r\n?/g, '\n');
      return take(false);
    },
    end(whole) {
      const taken = take(true);
      const last = whole ? tidySentence(waiting, section) : '';
      waiting = '';
      return last === '' ? taken : [...taken, last];
    },
  };
}

const BULLET =
  /^(?:[-*•·>#]+\s*|(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[、．）)]|\.(?!\d))\s*|[（(][一二三四五六七八九十\d]{1,2}[）)]\s*)+/;
const ORDINAL = /^[一二三四五六七八九十]是[要，,：:]?\s*/;
const HEADING = /^(?:标题|情况|分析|具体建议|依据|案由)[:：]?$/;

/** Without the trimmings that models put around a sentence; '' = it was nothing but that. */
export function tidySentence(written: string, section: Section): string {
  const plain = written
    .replace(/\*\*|`+/g, '')
    .trim()
    .replace(BULLET, '');
  const text = unifyMarks(section === 'measures' ? plain.replace(ORDINAL, '') : plain).trim();
  return HEADING.test(text) || withoutMarks(text).trim() === '' ? '' : text;
}
