import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/** A word of a text: UTF-16 offsets in it, and jieba's part of speech (nr is a person). */
export type TaggedWord = { readonly start: number; readonly end: number; readonly tag: string };

let jieba: Jieba | undefined;

/** Enough for the longest frequent words on either side; names are short, so the cost per candidate is bounded. */
const REACH = 4;

/**
 * The words around a stretch of Chinese characters, not beyond the next other sign: dictionary words, and what no
 * dictionary holds as single characters. Offsets are those of `text`.
 */
export function wordsAround(text: string, start: number, end: number): TaggedWord[] {
  const from = edgeOfHan(text, start, -1);
  const to = edgeOfHan(text, end - 1, 1) + 1;
  // Loading the dictionary takes 0.2 s: only text that may name somebody pays for it.
  jieba ??= Jieba.withDict(dict);
  let at = from;
  return jieba.tag(text.slice(from, to), false).map(({ word, tag }) => {
    const wordStart = at;
    at += word.length;
    return { start: wordStart, end: at, tag };
  });
}

/** The last Chinese character of the same run within reach. */
function edgeOfHan(text: string, at: number, step: 1 | -1): number {
  let edge = at;
  while (Math.abs(edge + step - at) <= REACH && isHan(text, edge + step)) edge += step;
  return edge;
}

/** True for a Chinese character; false past the ends. */
export function isHan(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x4e00 && unit <= 0x9fff;
}
