import { STATE_WORDS } from '../words.ts';

/** A different mark per state, so that none is told by colour alone. */
const MARKS: { readonly [state: string]: string } = {
  proposed: '○',
  confirmed: '◐',
  checked: '●',
  rejected: '×',
};

export function StateTag({ state }: { readonly state: string }) {
  return (
    <span className={`tag state-${state}`}>
      <span aria-hidden="true">{MARKS[state] ?? '·'} </span>
      {STATE_WORDS[state] ?? state}
    </span>
  );
}
