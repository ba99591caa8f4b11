import type { Handling } from '../domain/record.ts';
import type { Field } from './known-headers.ts';
import { parseYesNo, splitNames, type Translate } from './parse-values.ts';
import type { RowView } from './row-view.ts';

/** @param reply the masked answer, '' = none. */
export function parseHandling(
  view: RowView,
  translate: Translate,
  sourceId: string,
  reply: string,
): Handling {
  const related = [...splitNames(view.word('relatedSourceId')), ...splitNames(view.word('mergedSourceId'))];
  return {
    unit: view.word('unit') || null,
    urgency: translate('urgency', yesNoWord(view, 'urgency')),
    solved: translate('solved', yesNoWord(view, 'solved')),
    satisfaction: translate('satisfaction', yesNoWord(view, 'satisfaction')),
    returnedTimes: view.count('returnedTimes'),
    rehandledTimes: view.count('rehandledTimes'),
    dueAt: view.date('extendedDueAt') ?? view.date('dueAt'),
    completedAt: view.date('completedAt'),
    overdue: parseYesNo(view.cell('overdue')),
    reply: reply || null,
    relatedSourceIds: [...new Set(related)].filter((id) => id !== sourceId),
    affectedPeople: view.count('affectedPeople'),
  };
}

/** A ticked box of a spreadsheet says the same as 是. */
function yesNoWord(view: RowView, field: Field): string {
  const cell = view.cell(field);
  return typeof cell === 'boolean' ? (cell ? '是' : '否') : view.word(field);
}
