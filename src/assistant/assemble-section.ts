/** A section's text out of the sentences that a machine wrote for it. Pure. */
import type { Section } from '../domain/draft.ts';

/** A sentence that closes itself, marks and quotes behind it included. */
const CLOSED = /[。！？!?][”’」』）)]*(?:〔[SRIL]\d+〕)*$/;

/** Measures and what the suggestion rests on are one a line; the rest is a paragraph. */
export function assembleSection(section: Section, passages: readonly { readonly text: string }[]): string {
  const lines = section === 'measures' || section === 'basis';
  return passages
    .map(({ text }, index) => {
      const last = index === passages.length - 1;
      return last ? text : `${text}${lines || !CLOSED.test(text) ? '\n' : ''}`;
    })
    .join('');
}
