/** A machine's sentence on its way to the page: masked, then judged by the closed world. */
import type { Verdict } from '../../domain/verdict.ts';
import { maskText } from '../../ingest/mask/mask-text.ts';
import type { Sentence, Verify } from './turn-ports.ts';

export type Judged = { readonly text: string; readonly verdict: Verdict };

/** Personal data that a model made up is not shown even as a fault: it could be somebody's. */
export async function judgeSentence(sentence: Sentence, verify: Verify): Promise<Judged> {
  const { text } = maskText(sentence.text);
  const verdict = await verify({ ...sentence, text });
  if (text === sentence.text || verdict.faults.some(({ code }) => code === 'personal_data')) {
    return { text, verdict };
  }
  const faults = [...verdict.faults, { code: 'personal_data' as const, at: null, message: LEAKED }];
  return { text, verdict: { ...verdict, state: 'unverified', faults } };
}

const LEAKED = '这一句原来写了个人信息，已经遮盖，请删去或改写';

/** Faults with which a sentence is shown and never put into a draft by itself. */
const KEPT_OUT = new Set(['instruction', 'personal_data', 'copied_record', 'unreadable']);

export const mayStandInDraft = ({ faults }: Verdict): boolean =>
  !faults.some(({ code }) => KEPT_OUT.has(code));
