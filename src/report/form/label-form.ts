/**
 * The AI label of a form. 人工智能生成合成内容标识办法 (in force 2025-09-01) and GB 45438-2025: a label that is seen, and one
 * in the file's metadata under a key that contains AIGC; both stay in an exported file, and nobody may delete them.
 */
import type { FormModel, FormSentence } from './form-model.ts';

export type FormLabel = {
  /** Before the head of the form and at the foot of every page; null = a person has confirmed the text. */
  readonly open: string | null;
  /** Small at the end; null = nobody has confirmed the text. */
  readonly confirmed: string | null;
  /** The custom property AIGC: JSON. */
  readonly metadata: string;
};

const OPEN_LABEL = '本文含人工智能生成内容，须经代表本人核定';
/** 1 = 属于人工智能生成合成内容. */
const GENERATED = '1';
const PRODUCER = '民声';

/** @returns null when a person wrote every word. */
export function labelForm({ title, sections, confirmedBy, draftId, version }: FormModel): FormLabel | null {
  const sentences = [title, ...Object.values(sections).flat(2)];
  if (!sentences.some(isMachine)) return null;
  return {
    open: confirmedBy === null ? OPEN_LABEL : null,
    confirmed: confirmedBy === null ? null : `本文含人工智能辅助生成内容，已由${confirmedBy}核定`,
    metadata: JSON.stringify({
      Label: GENERATED,
      ContentProducer: PRODUCER,
      ProduceID: `draft-${draftId}-v${version}`,
      ReservedCode1: '',
      ContentPropagator: PRODUCER,
      PropagateID: `draft-${draftId}-v${version}`,
      ReservedCode2: '',
    }),
  };
}

/** A sentence that a person only changed still comes from the machine. */
const isMachine = ({ origin }: FormSentence): boolean => origin !== 'person';
