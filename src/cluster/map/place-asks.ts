import { ASK_SPACING } from './bodies.ts';

/** 360° · (1 − 1/φ) */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Where the n-th ask of an issue stands, seen from the issue: the seeds of a sunflower (Vogel, Math. Biosci. 44 (1979)
 * 179–189). The most central one, number 0, is in the middle; every ask has about the same room.
 */
export function askOffset(place: number): readonly [dx: number, dy: number] {
  const radius = ASK_SPACING * Math.sqrt(place);
  const angle = place * GOLDEN_ANGLE;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}
