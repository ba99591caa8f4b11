/** Gives the citations of a form their numbers, in the order in which a reader meets them, and so the doubtful sentences. */
import { MARK } from '../../domain/evidence.ts';
import { oneLine } from '../printable.ts';
import type { FormSentence } from './form-model.ts';

/** What a line of the form is set from. */
export type FormPiece =
  | { readonly kind: 'text'; readonly text: string }
  /** A small raised number that leads to the list of sources. */
  | { readonly kind: 'source'; readonly number: number }
  /** 〔未核实1〕, which leads to the list of reasons. */
  | { readonly kind: 'doubt'; readonly number: number };

export type Doubt = { readonly number: number; readonly reasons: readonly string[] };

/** Numbers go up as lines are cited; one numbering for the whole form. */
export class Citations {
  readonly #refs: string[] = [];
  readonly #doubts: Doubt[] = [];

  /** Refs by number, from 1. */
  get refs(): readonly string[] {
    return this.#refs;
  }

  get doubts(): readonly Doubt[] {
    return this.#doubts;
  }

  cite(sentences: readonly FormSentence[]): FormPiece[] {
    return sentences.flatMap((sentence) => [
      ...this.#piecesOf(sentence.text),
      ...(sentence.faults.length === 0 ? [] : [this.#doubt(sentence.faults)]),
    ]);
  }

  #piecesOf(text: string): FormPiece[] {
    return text
      .split(MARK)
      .map(
        (part, index): FormPiece =>
          index % 2 === 1
            ? { kind: 'source', number: this.#numberOf(part) }
            : { kind: 'text', text: oneLine(part) },
      )
      .filter((piece) => piece.kind !== 'text' || piece.text !== '');
  }

  #numberOf(ref: string): number {
    const known = this.#refs.indexOf(ref);
    return known === -1 ? this.#refs.push(ref) : known + 1;
  }

  #doubt(reasons: readonly string[]): FormPiece {
    const number = this.#doubts.length + 1;
    this.#doubts.push({ number, reasons: reasons.map(oneLine) });
    return { kind: 'doubt', number };
  }
}
