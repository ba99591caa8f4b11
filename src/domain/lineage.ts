/** How an issue of this run came out of the last one. */
export const LINEAGE_EVENTS = ['kept', 'grew', 'merged', 'split', 'new', 'dormant'] as const;
export type LineageEvent = (typeof LINEAGE_EVENTS)[number];
export type LineageCounts = { readonly [E in LineageEvent]: number };
