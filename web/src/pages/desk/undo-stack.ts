/** The decisions that this person made on this page and that still stand, newest last. Values. */

export type OwnDecision = {
  readonly decisionId: number;
  readonly issueId: number;
  /** 已确认「……」, as announced. */
  readonly line: string;
};

export type UndoStack = readonly OwnDecision[];

/** More than anybody takes back by key; the decision log has the rest. */
const MOST = 50;

export function pushDecision(stack: UndoStack, decision: OwnDecision): UndoStack {
  return [...stack.filter((one) => one.decisionId !== decision.decisionId), decision].slice(-MOST);
}

export function dropDecision(stack: UndoStack, decisionId: number): UndoStack {
  return stack.filter((one) => one.decisionId !== decisionId);
}

export function lastDecision(stack: UndoStack): OwnDecision | null {
  return stack.at(-1) ?? null;
}
