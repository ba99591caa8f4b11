import type { HandlingJson } from '../store/database.ts';

/** What the source says was done about a record. */
export function showProgress(handling: Omit<HandlingJson, 'reply'> | null) {
  if (handling === null) return null;
  const { unit, urgency, solved, satisfaction, returnedTimes, overdue, dueAt, completedAt } = handling;
  return { unit, urgency, solved, satisfaction, returnedTimes, overdue, dueAt, completedAt };
}
