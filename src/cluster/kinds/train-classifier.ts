import { type KindClassifier, lexiconClassifier, logEvidence } from './classify-kind.ts';
import { bigramsOf, type Lexicon } from './compile-lexicon.ts';
import { type KindText, TITLE_WEIGHT, type WeighedSentence, weighSentences } from './kind-text.ts';
import { scoreLexicon } from './score-lexicon.ts';

/** What a person confirmed. */
export type KindLabel = {
  readonly text: KindText;
  /** A leaf of the taxonomy; labels of unknown kinds are skipped (the leaf was removed since). */
  readonly kind: string;
};

export type TrainingOptions = {
  /** Words of a text, for features beside the character pairs; default: none. */
  readonly tokenize?: (text: string) => readonly string[];
};

/** Hashed feature space; a power of two. */
const BUCKETS = 1 << 14;
const EPOCHS = 30;
const LEARNING_RATE = 0.5;
/** Weight decay per step: what keeps few labels from overruling the word lists. */
const DECAY = 1e-4;
/** How strongly the lexicon's log-evidence stands against the learned part during training. */
const PRIOR = 2;

type Features = { readonly buckets: Uint32Array; readonly values: Float32Array };

/**
 * The lexicon plus a linear model over character pairs and words (multinomial logistic regression with the
 * lexicon's log-evidence as a fixed offset). Deterministic: labels are visited in the given order, weights
 * start at zero, nothing is random. No labels = exactly the lexicon.
 */
export function trainClassifier(
  lexicon: Lexicon,
  labels: readonly KindLabel[],
  options: TrainingOptions = {},
): KindClassifier {
  const tokenize = options.tokenize ?? (() => []);
  const examples = labels.flatMap(({ text, kind }) => {
    const target = lexicon.codes.indexOf(kind);
    if (target < 0) return [];
    const sentences = weighSentences(text);
    const offset = logEvidence(scoreLexicon(lexicon, sentences)).map((value) => PRIOR * value);
    return [{ target, offset, features: featuresOf(sentences, tokenize) }];
  });
  if (examples.length === 0) return lexiconClassifier(lexicon);
  const weights = new Float32Array(BUCKETS * lexicon.codes.length);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = LEARNING_RATE / (1 + epoch / 5);
    for (const { target, offset, features } of examples) step(weights, offset, features, target, rate);
  }
  const correction = (sentences: readonly WeighedSentence[]) =>
    respond(weights, lexicon.codes.length, featuresOf(sentences, tokenize)).map((value) => value / PRIOR);
  return { lexicon, correction };
}

function step(
  weights: Float32Array,
  offset: Float64Array,
  features: Features,
  target: number,
  rate: number,
): void {
  const kinds = offset.length;
  const response = respond(weights, kinds, features);
  const gradient = softmax(response.map((value, kind) => value + (offset[kind] ?? 0)));
  gradient[target] = (gradient[target] ?? 0) - 1;
  for (const [index, bucket] of features.buckets.entries()) {
    const scale = rate * (features.values[index] ?? 0);
    const row = bucket * kinds;
    for (let kind = 0; kind < kinds; kind += 1) {
      const weight = weights[row + kind] ?? 0;
      weights[row + kind] = weight - scale * (gradient[kind] ?? 0) - rate * DECAY * weight;
    }
  }
}

function respond(weights: Float32Array, kinds: number, features: Features): Float64Array {
  const response = new Float64Array(kinds);
  for (const [index, bucket] of features.buckets.entries()) {
    const value = features.values[index] ?? 0;
    const row = bucket * kinds;
    for (let kind = 0; kind < kinds; kind += 1)
      response[kind] = (response[kind] ?? 0) + value * (weights[row + kind] ?? 0);
  }
  return response;
}

function softmax(values: Float64Array): Float64Array {
  const largest = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = values.map((value) => Math.exp(value - largest));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

/** Unit length; a word of the title is a feature of its own beside the same word of the body. */
function featuresOf(
  sentences: readonly WeighedSentence[],
  tokenize: (text: string) => readonly string[],
): Features {
  const values = new Map<number, number>();
  for (const { text, weight } of sentences) {
    for (const word of [...bigramsOf(text), ...tokenize(text)]) {
      const bucket = hash(word);
      values.set(bucket, Math.max(values.get(bucket) ?? 0, Math.sqrt(weight)));
      if (weight === TITLE_WEIGHT) values.set(hash(`题:${word}`), 1);
    }
  }
  const length = Math.sqrt([...values.values()].reduce((sum, value) => sum + value * value, 0));
  return {
    buckets: Uint32Array.from(values.keys()),
    values: Float32Array.from(values.values(), (value) => value / length),
  };
}

/** FNV-1a over UTF-16 units. */
function hash(word: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) {
    state = Math.imul(state ^ word.charCodeAt(at), 0x01000193);
  }
  return (state >>> 0) & (BUCKETS - 1);
}
