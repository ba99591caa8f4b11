import { z } from 'zod';
import { MASK_TYPES, type MaskSpan } from '../../src/ingest/mask/mask-type.ts';

/** One line of a masking data set: text with its personal data marked in place, 电话⟦phone:13000000001⟧. */
export const MarkedItem = z.object({ id: z.string().min(1), marked: z.string().min(1) });

export type LabelledText = {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly MaskSpan[];
};

const MaskTypeName = z.enum(MASK_TYPES);
const MARK = /⟦(\w+):([^⟦⟧]+)⟧/g;

/**
 * Takes the marks out and keeps where they were.
 * @throws {RangeError} a mark is of no known type, is empty or is not closed: the data set is wrong.
 */
export function parseMarked({ id, marked }: z.infer<typeof MarkedItem>): LabelledText {
  const spans: MaskSpan[] = [];
  let text = '';
  let read = 0;
  for (const match of marked.matchAll(MARK)) {
    const [whole, type, value = ''] = match;
    text += marked.slice(read, match.index);
    spans.push({ start: text.length, end: text.length + value.length, type: readType(id, type) });
    text += value;
    read = match.index + whole.length;
  }
  text += marked.slice(read);
  if (/[⟦⟧]/.test(text)) throw new RangeError(`item ${id} has a mark that is not type:value`);
  return { id, text, spans };
}

function readType(id: string, type: string | undefined): MaskSpan['type'] {
  const parsed = MaskTypeName.safeParse(type);
  if (!parsed.success) throw new RangeError(`item ${id} marks the unknown type ${type}`);
  return parsed.data;
}

/** @param jsonLines one item a line; empty lines are skipped. */
export function parseMarkedLines(jsonLines: string): LabelledText[] {
  return jsonLines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => parseMarked(MarkedItem.parse(JSON.parse(line))));
}
