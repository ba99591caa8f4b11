/** A space (向量空间): vectors of two spaces never meet. */
export type Space = {
  readonly provider: string;
  readonly model: string;
  readonly dimensions: number;
  /** Changes whenever the same text would get another vector. */
  readonly version: string;
};

/** n vectors of d numbers in one array: vector i is data[i * d .. (i + 1) * d). Unit length unless said. */
export type Vectors = {
  readonly data: Float32Array;
  readonly dimensions: number;
};

/** Every vector is stored in this many dimensions; a shorter model is padded with zeros. */
export const STORED_DIMENSIONS = 1024;
