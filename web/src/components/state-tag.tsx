import { STATE_WORDS } from '../words.ts';

type State = keyof typeof STATE_WORDS;

/** A different mark per state, so that none is told by colour alone. */
const MARKS: { readonly [S in State]: string } = {
  proposed: '○',
  confirmed: '◐',
  checked: '●',
  rejected: '×',
};

export function StateTag({ state }: { readonly state: State }) {
  return (
    <span className={`tag state-${state}`}>
      <span aria-hidden="true">{MARKS[state]} </span>
      {STATE_WORDS[state]}
    </span>
  );
}
