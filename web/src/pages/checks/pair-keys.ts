/** The keys of the question whether two asks are one matter, and those for going back and forth. Pure. */
import type { Keystroke } from '../desk/key-map.ts';

export const PAIR_ANSWERS = [
  { answer: 'yes', key: 'y', word: '是同一件' },
  { answer: 'no', key: 'n', word: '不是' },
  { answer: 'unsure', key: 'u', word: '拿不准' },
] as const;

export type CheckCommand =
  | { readonly do: 'answer'; readonly answer: string }
  | { readonly do: 'step'; readonly step: 1 | -1 };

/** @returns null when the key is text, or the browser's. */
export function checkCommandOf(
  { key, inField, ctrlKey, metaKey, altKey, isComposing }: Keystroke,
  isPair: boolean,
): CheckCommand | null {
  if (inField || ctrlKey || metaKey || altKey || isComposing) return null;
  const pressed = key.toLowerCase();
  if (pressed === 'j') return { do: 'step', step: 1 };
  if (pressed === 'k') return { do: 'step', step: -1 };
  const pair = isPair ? PAIR_ANSWERS.find((one) => one.key === pressed) : undefined;
  return pair ? { do: 'answer', answer: pair.answer } : null;
}
