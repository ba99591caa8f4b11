import { whyNot } from './act-bar.tsx';
import type { DeskAct } from './act-draft.ts';
import { COMMANDS, type Command } from './key-map.ts';
import { toggle, toggleAll } from './selection.ts';
import type { Issue } from './types.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import type { Review } from './use-review.ts';

type Desk = {
  readonly review: Review;
  readonly issue: Issue | null;
  /** Of the members that are on the page, in their order. */
  readonly askIds: readonly number[];
  readonly walk: (step: 1 | -1) => void;
  readonly help: () => void;
};

const ACTS: ReadonlySet<string> = new Set<DeskAct>([
  'confirm',
  'check',
  'reject',
  'rename',
  'setKind',
  'setLead',
  'merge',
  'apart',
  'move',
  'split',
  'remove',
]);
const isAct = (command: Command): command is DeskAct => ACTS.has(command);

/** What the keys do on the desk and on the page of one issue. */
export function useDeskCommands({ review, issue, askIds, walk, help }: Desk): void {
  useDeskKeys((command) => {
    if (command === 'next') return walk(1);
    if (command === 'previous') return walk(-1);
    if (command === 'help') return help();
    if (command === 'undo') return void (review.last && review.takeBack(review.last));
    if (!issue) return review.announce('正在读取，请稍候再按');
    if (isAct(command)) return begin(command, issue, review);
    onIssue(command, issue, askIds, review);
  });
}

function begin(act: DeskAct, issue: Issue, review: Review): void {
  const why = whyNot(act, issue, review.workOf(issue.id).selection.size);
  if (why === null) review.begin(issue, act);
  else review.announce(`${COMMANDS[act].label}：${why}`);
}

function onIssue(command: Command, issue: Issue, askIds: readonly number[], review: Review): void {
  const { selection } = review.workOf(issue.id);
  if (command === 'open') pane()?.focus();
  if (command === 'nextMember') focusMember(memberInFocus() + 1);
  if (command === 'previousMember') focusMember(Math.max(memberInFocus() - 1, 0));
  if (command === 'toggleAll') review.change(issue.id, { selection: toggleAll(selection, askIds) });
  if (command === 'cancel') {
    review.abandon(issue.id);
    pane()?.focus({ preventScroll: true });
  }
  const first = askIds[0];
  // With a box in focus the browser toggles that one; without, space begins at the first.
  if (command === 'toggle' && first !== undefined) {
    focusMember(0);
    review.change(issue.id, { selection: toggle(selection, first), lastPicked: first });
  }
}

const pane = (): HTMLElement | null => document.getElementById('issue-pane');
const boxes = (): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('.member-pick input'),
];
const memberInFocus = (): number => boxes().indexOf(document.activeElement as HTMLInputElement);
const focusMember = (at: number): void => boxes()[at]?.focus();
