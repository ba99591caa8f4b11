/** The text of a draft in lines of sentences, each with where it came from and why it is 未核实. Pure. */
import { attributeSentences, type WrittenPassage } from '../assistant/attribute-sentences.ts';
import { type SentenceInput, verifySentence } from '../assistant/verify/verify-sentence.ts';
import type { FormSentence } from '../report/form/form-model.ts';

/**
 * A machine's sentence is judged as it stands now: people move marks and change numbers after it was written. What a
 * person wrote is the person's word and not judged.
 *
 * @param input with the whole text of a section. @returns one list for each line with words in it.
 */
export function formSentences(input: SentenceInput, passages: readonly WrittenPassage[]): FormSentence[][] {
  const { text, section } = input;
  const lines: FormSentence[][] = [];
  let last = 0;
  for (const { start, end, origin } of attributeSentences(text, section, passages)) {
    const sentence = text.slice(start, end).trim();
    const line = lines.at(-1);
    const faults = origin === 'person' ? [] : verifySentence({ ...input, text: sentence }).faults;
    const read = { text: sentence, origin, faults: faults.map(({ message }) => message) };
    if (line === undefined || text.slice(last, start + leadingSpace(text.slice(start, end))).includes('\n'))
      lines.push([read]);
    else line.push(read);
    last = start;
  }
  return lines;
}

const leadingSpace = (text: string): number => text.length - text.trimStart().length;
