import { type ActName, type DeskAct, SELECTING } from './act-draft.ts';
import { CommandButton } from './command-button.tsx';
import type { Issue } from './types.ts';

type Props = {
  readonly issue: Issue;
  readonly selected: number;
  /** Begun: its form has the page's primary button then. */
  readonly begun: ActName | null;
  readonly onAct: (act: DeskAct) => void;
};

const ACTS: readonly DeskAct[] = [
  'confirm',
  'check',
  'rename',
  'setKind',
  'setLead',
  'merge',
  'apart',
  'reject',
  'move',
  'split',
  'remove',
];

/** What can be done with the issue; what cannot be done now says why instead of vanishing. */
export function ActBar({ issue, selected, begun, onAct }: Props) {
  return (
    <div className="act-bar" role="toolbar" aria-label="对此事项的决定">
      {ACTS.map((act) => {
        const why = whyNot(act, issue, selected);
        return (
          <CommandButton
            key={act}
            command={act}
            primary={begun === null && act === 'confirm' && issue.state === 'proposed'}
            disabled={why !== null}
            {...(why === null ? {} : { why })}
            onPress={() => onAct(act)}
          />
        );
      })}
      <span className="note" aria-live="polite">
        {selected > 0 && `已选 ${selected} 条来件`}
      </span>
    </div>
  );
}

/** @returns null when the act can be begun. */
export function whyNot(act: ActName, { state }: Pick<Issue, 'state'>, selected: number): string | null {
  if (SELECTING.has(act) && selected === 0) return '先选中来件（空格）';
  if (act === 'check' && state !== 'confirmed') return '先由一人确认，再由另一人复核';
  if (act === 'confirm' && (state === 'confirmed' || state === 'checked')) return '已经确认';
  if (act === 'reject' && state === 'rejected') return '已记为不成立';
  return null;
}
