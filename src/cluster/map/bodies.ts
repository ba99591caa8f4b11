/** What is placed on the map: an issue as a disc of its asks, or an ask that is in no issue. */
export type Bodies = {
  /** Issue id; −ask id for an ask in no issue. Unique; int32. */
  readonly keys: Int32Array;
  /** MAP_DIMENSIONS numbers each, from createProjection. */
  readonly points: Float32Array;
  /** Asks in it, 1 or more. */
  readonly sizes: Int32Array;
  /** Which kind, numbered from 0; bodies of one number stand together. */
  readonly kinds: Int32Array;
};

export type Positions = { readonly x: Float32Array; readonly y: Float32Array };

/** Where bodies of the run before stand, by key. */
export type EarlierPositions = ReadonlyMap<number, readonly [x: number, y: number]>;

/** Distance between neighbouring asks of an issue. */
export const ASK_SPACING = 1;

/** An issue of n asks is a disc of this radius; place-asks.ts fills it. */
export const bodyRadius = (size: number): number => ASK_SPACING * (0.5 + Math.sqrt(size));

/** How much of a kind's region its discs cover. */
const COVERED = 0.5;

/** Of a region that holds bodies of these radii with room between them. */
export const regionRadius = (squaredRadii: number): number => Math.sqrt(squaredRadii / COVERED);
