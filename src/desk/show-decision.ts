/** A decision as the log shows it: one sentence, and what it names. Pure. */
import { type DecisionAction, issuesOf } from '../domain/decision.ts';
import type { DecisionRow } from '../store/desk/decision-log.ts';

export type DecisionNames = {
  /** Titles as they are now; an issue that is no more is missing. */
  readonly issues: ReadonlyMap<number, string>;
  /** Of kinds and departments, by code. */
  readonly codes: ReadonlyMap<string, string>;
};

/** @param nameMissing how an issue without a title is called. */
export function showDecision(
  row: DecisionRow,
  { issues, codes }: DecisionNames,
  readerId: number,
  nameMissing = numberOf,
) {
  const { id, at, author, authorId, reason, action } = row;
  return {
    id,
    at: at.toISOString(),
    author,
    authorId,
    reason,
    type: action.type,
    text: describeAction(action, { issues, codes }, nameMissing),
    issues: issuesOf(action).map((issueId) => ({ id: issueId, title: issues.get(issueId) ?? null })),
    asks: decidedAsks(action),
    undone: showUndoing(row),
    undoable: row.undoneBy === null && action.type !== 'undo',
    own: authorId === readerId,
  };
}

export type ShownDecision = ReturnType<typeof showDecision>;

function showUndoing({ undoneBy, undoneAt, undoneAuthor, undoneReason }: DecisionRow) {
  if (undoneBy === null || undoneAt === null) return null;
  return {
    decisionId: undoneBy,
    author: undoneAuthor ?? '',
    at: undoneAt.toISOString(),
    reason: undoneReason,
  };
}

/** How many asks it put somewhere; those it only compares them with are not counted. */
function decidedAsks(action: DecisionAction): number {
  if (action.type === 'apart') return action.left.length + action.right.length;
  return 'askIds' in action ? action.askIds.length : 0;
}

const numberOf = (id: number): string => `事项 ${id}`;

export function describeAction(
  action: DecisionAction,
  { issues, codes }: DecisionNames,
  nameMissing = numberOf,
): string {
  const issue = (id: number) => {
    const title = issues.get(id);
    return title === undefined ? nameMissing(id) : `事项 ${id}“${title}”`;
  };
  const named = (code: string) => codes.get(code) ?? code;
  const asks = `${decidedAsks(action)} 件诉求`;
  switch (action.type) {
    case 'together':
      return `${asks}归在一起`;
    case 'apart':
      return action.issueIds === undefined
        ? `两组诉求不是同一件事（共 ${decidedAsks(action)} 件）`
        : `${issue(action.issueIds[0])}与${issue(action.issueIds[1])}不是同一件事`;
    case 'pin':
      return `${asks}固定在${issue(action.issueId)}`;
    case 'confirm':
      return `确认${issue(action.issueId)}（${asks}）`;
    case 'check':
      return `复核${issue(action.issueId)}`;
    case 'reject':
      return `${issue(action.issueId)}不成立`;
    case 'move':
      return action.from.length === 0
        ? `${asks}加入${issue(action.to)}`
        : `${asks}从${action.from.map(issue).join('、')}移到${issue(action.to)}`;
    case 'merge':
      return `${issue(action.from)}（${asks}）并入${issue(action.into)}`;
    case 'split':
      return `从${issue(action.issueId)}拆出 ${asks}，成为${issue(action.newIssueId)}`;
    case 'remove':
      return `${asks}移出${issue(action.issueId)}`;
    case 'rename':
      return `${issue(action.issueId)}改名为“${action.title}”`;
    case 'setKind':
      return `${issue(action.issueId)}的类型定为“${named(action.kind)}”`;
    case 'labelRecord':
      return `来件 ${action.recordId} 的类型定为“${named(action.kind)}”`;
    case 'setLead':
      return `${issue(action.issueId)}的主办单位定为“${named(action.department)}”`;
    case 'undo':
      return `撤销第 ${action.decisionId} 号决定`;
  }
}
