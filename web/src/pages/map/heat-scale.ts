/** Shades of the heat table. Pure. */

export type Shade = { readonly background: string; readonly ink: string };

const DARK = '#1f2328';
const LIGHT = '#ffffff';
/** One hue from light to dark (a print in grey reads the same), each with an ink of at least 4.5 to 1 on it. */
const SHADES: readonly Shade[] = [
  { background: '#eaf2f8', ink: DARK },
  { background: '#c6dcec', ink: DARK },
  { background: '#94bfdd', ink: DARK },
  { background: '#5a9bc8', ink: DARK },
  { background: '#0063a0', ink: LIGHT },
  { background: '#003f6b', ink: LIGHT },
];

/** By the square root of the share of the highest cell: a month with a few is still told from one with none. */
export function shadeOf(count: number, highest: number): Shade {
  const share = highest <= 0 ? 0 : Math.sqrt(count / highest);
  const place = Math.min(Math.floor(share * SHADES.length), SHADES.length - 1);
  return SHADES[place] ?? { background: LIGHT, ink: DARK };
}
