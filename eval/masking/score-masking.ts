/**
 * Scores masking against labelled text, character by character.
 *
 *   recall(type)  = labelled spans of the type that are covered whole / labelled spans of the type
 *   over-masking  = masked characters outside labels / all characters outside labels
 *
 * A span is found when every character of it is masked, whatever the type of the token: half a number shown is a
 * number shown. A look-alike is an item without labels; it is touched when anything in it is masked.
 */
import { MASK_TYPES, type MaskSpan, type MaskType } from '../../src/ingest/mask/mask-type.ts';
import type { LabelledText } from './parse-marked.ts';

export type MaskingScore = {
  readonly items: number;
  readonly spans: number;
  /** 0 to 1 over all spans; 1 when there are none. */
  readonly recall: number;
  readonly byType: Readonly<Record<MaskType, TypeScore>>;
  /** 0 to 1. */
  readonly overMasking: number;
  readonly lookAlikes: { readonly items: number; readonly touched: number };
  readonly faults: readonly MaskingFault[];
};

export type TypeScore = {
  readonly found: number;
  readonly labelled: number;
  /** Characters outside labels that were masked as this type. */
  readonly overMasked: number;
};

/** A label that was missed, or a masked stretch that holds characters outside labels. */
export type MaskingFault = {
  readonly id: string;
  readonly fault: 'missed' | 'over-masked';
  readonly type: MaskType;
  readonly value: string;
};

/**
 * @param items labelled text.
 * @param spansOf what the masker under test masks in a text, offsets in that text.
 */
export function scoreMasking(
  items: readonly LabelledText[],
  spansOf: (text: string) => readonly MaskSpan[],
): MaskingScore {
  const scored = items.map((item) => scoreItem(item, spansOf(item.text)));
  const faults = scored.flatMap((item) => item.faults);
  const labels = items.flatMap((item) => item.spans);
  const missed = faults.filter(({ fault }) => fault === 'missed');
  const outside = sum(scored.map((item) => item.outside));
  const lookAlikes = scored.filter((_, index) => items[index]?.spans.length === 0);
  return {
    items: items.length,
    spans: labels.length,
    recall: labels.length === 0 ? 1 : 1 - missed.length / labels.length,
    byType: scoreTypes(labels, missed, scored),
    overMasking: outside === 0 ? 0 : sum(scored.map((item) => item.overMasked.length)) / outside,
    lookAlikes: {
      items: lookAlikes.length,
      touched: lookAlikes.filter((item) => item.faults.length > 0).length,
    },
    faults,
  };
}

type ItemScore = {
  readonly outside: number;
  /** The type of each character that was masked outside labels. */
  readonly overMasked: readonly MaskType[];
  readonly faults: readonly MaskingFault[];
};

function scoreItem({ id, text, spans: labels }: LabelledText, masked: readonly MaskSpan[]): ItemScore {
  const isLabelled = coverage(text.length, labels);
  const isMasked = coverage(text.length, masked);
  const faultOf = (fault: MaskingFault['fault']) => (span: MaskSpan) => ({
    id,
    fault,
    type: span.type,
    value: text.slice(span.start, span.end),
  });
  const holds = (span: MaskSpan, flags: readonly boolean[]) =>
    !flags.slice(span.start, span.end).includes(false);
  return {
    outside: isLabelled.filter((labelled) => !labelled).length,
    overMasked: masked.flatMap((span) =>
      isLabelled.slice(span.start, span.end).flatMap((labelled) => (labelled ? [] : [span.type])),
    ),
    faults: [
      ...labels.filter((span) => !holds(span, isMasked)).map(faultOf('missed')),
      ...masked.filter((span) => !holds(span, isLabelled)).map(faultOf('over-masked')),
    ],
  };
}

function coverage(length: number, spans: readonly MaskSpan[]): boolean[] {
  const flags = new Array<boolean>(length).fill(false);
  for (const { start, end } of spans) flags.fill(true, start, end);
  return flags;
}

function scoreTypes(
  labels: readonly MaskSpan[],
  missed: readonly MaskingFault[],
  scored: readonly ItemScore[],
): Record<MaskType, TypeScore> {
  const count = (rows: readonly { readonly type: MaskType }[], type: MaskType) =>
    rows.filter((row) => row.type === type).length;
  const overMasked = scored.flatMap((item) => item.overMasked.map((type) => ({ type })));
  const rows = MASK_TYPES.map((type) => {
    const labelled = count(labels, type);
    return [type, { found: labelled - count(missed, type), labelled, overMasked: count(overMasked, type) }];
  });
  return Object.fromEntries(rows) as Record<MaskType, TypeScore>;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
