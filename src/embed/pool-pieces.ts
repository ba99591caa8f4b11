/**
 * Long text is never cut silently: it is split at sentence ends into pieces that the model can read, each piece is
 * embedded, and the pieces' unit vectors are pooled by a mean weighted with their lengths.
 */

/** Changes whenever splitting or pooling changes: part of a space's version. */
export const POOLING_VERSION = 'sentence-pieces-1';

/** A sentence with its closing marks, a line, or the rest of the text. */
const SENTENCE = /[^。！？!?；;\n]*[。！？!?；;\n]+[”’」』）)]*|[^。！？!?；;\n]+$/g;
const CLAUSE = /[^，、,：:\s]*[，、,：:\s]+|[^，、,：:\s]+$/g;

/**
 * Pieces of at most `maxCharacters` UTF-16 units that together are the text: as many whole sentences as fit,
 * a longer sentence at its commas, a longer clause wherever it must be, never inside a surrogate pair.
 *
 * @throws {RangeError} maxCharacters is under 2: a surrogate pair would not fit.
 */
export function splitIntoPieces(text: string, maxCharacters: number): string[] {
  if (!(Number.isInteger(maxCharacters) && maxCharacters >= 2)) {
    throw new RangeError(`maxCharacters must be an integer of at least 2, got ${maxCharacters}`);
  }
  if (text.length <= maxCharacters) return [text];
  const parts = refine(refine([text], SENTENCE, maxCharacters), CLAUSE, maxCharacters);
  return pack(
    parts.flatMap((part) => cutAnywhere(part, maxCharacters)),
    maxCharacters,
  );
}

/** Splits only the parts that are too long. */
function refine(parts: readonly string[], pattern: RegExp, maxCharacters: number): string[] {
  return parts.flatMap((part) => (part.length <= maxCharacters ? [part] : (part.match(pattern) ?? [part])));
}

function cutAnywhere(part: string, maxCharacters: number): string[] {
  const pieces: string[] = [];
  let rest = part;
  while (rest.length > maxCharacters) {
    const breaksPair = /[\uD800-\uDBFF]/.test(rest.charAt(maxCharacters - 1));
    const end = breaksPair ? maxCharacters - 1 : maxCharacters;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

function pack(parts: readonly string[], maxCharacters: number): string[] {
  const pieces: string[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + part.length <= maxCharacters) pieces.splice(-1, 1, last + part);
    else pieces.push(part);
  }
  return pieces;
}

/**
 * Σ weight · vector. Not normalised.
 * @param pieces at least one; vectors of one length, weights above 0.
 */
export function poolPieces(
  pieces: readonly { readonly vector: Float32Array; readonly weight: number }[],
): Float32Array {
  const [first] = pieces;
  if (first === undefined) throw new RangeError('nothing to pool');
  const pooled = new Float32Array(first.vector.length);
  for (const { vector, weight } of pieces) {
    vector.forEach((value, index) => {
      pooled[index] = (pooled[index] ?? 0) + weight * value;
    });
  }
  return pooled;
}
