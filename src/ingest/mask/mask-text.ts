/**
 * Masks personal data in Chinese government text at the door, before anything is stored, indexed, logged or sent
 * to a model. Deterministic, and a fixed point: masking masked text changes nothing.
 *
 * Each detector reads one type and returns spans with a priority; `resolveOverlaps` decides between them and
 * `writeTokens` writes. What survives on purpose: numbers of work orders and documents, dates, amounts, public
 * service numbers, names of offices, places, enterprises and persons of history, and names already made anonymous.
 */
import { findAllSpans } from './find-all-spans.ts';
import type { Exceptions, NamedSpan } from './find-spans.ts';
import { MASK_TYPES, type MaskSpan, type MaskType, TOKEN_PATTERN } from './mask-type.ts';
import { assignLetters } from './name/assign-letters.ts';
import { digitsOf } from './number-signs.ts';
import { writeTokens } from './write-tokens.ts';

export type MaskHints = {
  /** Names from the record's own columns (来电人姓名): masked wherever they are written. */
  readonly names?: readonly string[];
  /** Names that stay readable: deputies, who act in public. */
  readonly publicNames?: readonly string[];
  /** Numbers of public offices that stay, in any spelling. */
  readonly publicPhones?: readonly string[];
};

export type MaskCounts = Readonly<Record<MaskType, number>>;

export type MaskedText = {
  readonly text: string;
  readonly counts: MaskCounts;
  /** What was masked, in reading order; UTF-16 offsets in the text as it came. */
  readonly spans: readonly MaskSpan[];
};

/** Masks one text. */
export function maskText(text: string, hints: MaskHints = {}): MaskedText {
  const { fields } = maskRecord({ text }, hints);
  return fields.text;
}

export type MaskedRecord<Field extends string> = {
  readonly fields: Readonly<Record<Field, MaskedText>>;
  /** Of all fields together. */
  readonly counts: MaskCounts;
};

/**
 * Masks the texts of one record with one naming: a person found in the title is masked in body and reply too, and
 * is the same [人员A] everywhere.
 */
export function maskRecord<Field extends string>(
  texts: Readonly<Record<Field, string>>,
  hints: MaskHints = {},
): MaskedRecord<Field> {
  const entries = Object.entries<string>(texts);
  const spansOf = findRecordSpans(
    entries.map(([, text]) => text),
    hints,
  );
  const letters = assignLetters(
    spansOf.flat().filter(({ type }) => type === 'name'),
    takenLetters(entries),
  );
  const letterOf = ({ name }: NamedSpan) => letters.get(name) ?? 'A';
  const masked = entries.map(([field, text], index) => {
    const spans = spansOf[index] ?? [];
    return [field, describe(writeTokens(text, spans, letterOf), spans)] as const;
  });
  const fields = Object.fromEntries(masked) as Record<Field, MaskedText>;
  return { fields, counts: countTypes(spansOf.flat()) };
}

/** A name that one place gives away is masked in all; each round can only add names, so it ends. */
function findRecordSpans(texts: readonly string[], hints: MaskHints): NamedSpan[][] {
  const exceptions: Exceptions = {
    publicNames: new Set(hints.publicNames),
    publicPhones: new Set((hints.publicPhones ?? []).map(digitsOf)),
  };
  let known = new Set(hints.names);
  for (;;) {
    const spans = texts.map((text) => findAllSpans(text, known, exceptions));
    const fresh = spans.flatMap((found) => found.map(({ name }) => name)).filter((name) => name.length >= 2);
    if (fresh.length === 0) return spans;
    const names = new Set([...known, ...fresh]);
    // Most names are written once; only what is still readable needs another round.
    const drafts = texts.map((text, index) => writeTokens(text, spans[index] ?? [], () => 'A'));
    const isReadable = fresh.some((name) => drafts.some((draft) => draft.includes(name)));
    if (!isReadable || names.size === known.size) return spans;
    known = names;
  }
}

function takenLetters(entries: readonly (readonly [string, string])[]): Set<string> {
  const tokens = entries.flatMap(([, text]) => text.match(TOKEN_PATTERN) ?? []);
  return new Set(tokens.flatMap((token) => /^\[人员([A-Z]+)\]$/.exec(token)?.[1] ?? []));
}

function describe(text: string, spans: readonly NamedSpan[]): MaskedText {
  return {
    text,
    counts: countTypes(spans),
    spans: spans.map(({ start, end, type }) => ({ start, end, type })),
  };
}

function countTypes(spans: readonly MaskSpan[]): MaskCounts {
  const counts = Object.fromEntries(MASK_TYPES.map((type) => [type, 0])) as Record<MaskType, number>;
  for (const { type } of spans) counts[type] += 1;
  return counts;
}
