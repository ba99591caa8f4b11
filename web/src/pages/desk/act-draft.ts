/**
 * What a person is filling in before an act is sent: one form for all acts, so that it survives a reload of the
 * issue. Pure.
 */
import type { Act } from '../../../../src/review/act.ts';
import type { Selection } from './selection.ts';

export type ActName = Act['act'];
/** What the desk begins on the issue it shows; adding begins at a record. */
export type DeskAct = Exclude<ActName, 'add'>;

/** Another issue, as it was seen when it was chosen. */
export type Target = { readonly issueId: number; readonly version: number; readonly title: string };
export type Choice = { readonly code: string; readonly name: string };

export type ActDraft = {
  readonly act: ActName;
  readonly title: string;
  readonly target: Target | null;
  readonly kind: Choice | null;
  readonly department: Choice | null;
  readonly reason: string;
};

export function startDraft(act: ActName, title: string): ActDraft {
  return { act, title, target: null, kind: null, department: null, reason: '' };
}

/** Acts on the selected members. */
export const SELECTING: ReadonlySet<ActName> = new Set(['move', 'split', 'remove']);

export type ActOrMissing =
  | { readonly ready: true; readonly act: Act }
  | { readonly ready: false; readonly missing: string };

const missing = (text: string): ActOrMissing => ({ ready: false, missing: text });
const ready = (act: Act): ActOrMissing => ({ ready: true, act });

/** The act to send, or what is still to be filled in. */
export function actOf(draft: ActDraft, selection: Selection): ActOrMissing {
  const askIds = [...selection].toSorted((a, b) => a - b);
  if (SELECTING.has(draft.act) && askIds.length === 0) return missing('请先选中来件（空格）');
  switch (draft.act) {
    case 'confirm':
    case 'check':
    case 'reject':
      return ready({ act: draft.act });
    case 'rename':
      return renameOf(draft.title.trim());
    case 'setKind':
      return draft.kind ? ready({ act: 'setKind', kind: draft.kind.code }) : missing('请选择类型');
    case 'setLead':
      return draft.department
        ? ready({ act: 'setLead', department: draft.department.code })
        : missing('请选择牵头单位');
    case 'add':
      return askIds.length > 0 ? ready({ act: 'add', askIds }) : missing('没有可以归入的诉求');
    case 'split':
    case 'remove':
      return ready({ act: draft.act, askIds });
    case 'move':
    case 'merge':
    case 'apart':
      return draft.target ? towards(draft.act, draft.target, askIds) : missing('请选择另一个事项');
  }
}

function renameOf(title: string): ActOrMissing {
  return title.length >= 2 && title.length <= 100
    ? ready({ act: 'rename', title })
    : missing('标题要 2 到 100 个字');
}

function towards(
  act: 'move' | 'merge' | 'apart',
  { issueId, version }: Target,
  askIds: number[],
): ActOrMissing {
  const seen = { issueId, version };
  if (act === 'move') return ready({ act, askIds, to: seen });
  return act === 'merge' ? ready({ act, into: seen }) : ready({ act, other: seen });
}

/** What is said, and read aloud, once the act is done. */
export function doneLine(draft: ActDraft, title: string, selected: number): string {
  const other = `「${draft.target?.title ?? ''}」`;
  switch (draft.act) {
    case 'confirm':
      return `已确认「${title}」`;
    case 'check':
      return `已复核「${title}」`;
    case 'reject':
      return `已记为不成立：「${title}」`;
    case 'rename':
      return `标题已改为「${draft.title.trim()}」`;
    case 'setKind':
      return `类型已改为“${draft.kind?.name ?? ''}”`;
    case 'setLead':
      return `牵头单位已定为${draft.department?.name ?? ''}`;
    case 'move':
      return `${selected} 条来件已移到${other}`;
    case 'merge':
      return `「${title}」已并入${other}`;
    case 'add':
      return `${selected} 条诉求已归入「${title}」`;
    case 'split':
      return `${selected} 条来件已拆成新事项`;
    case 'remove':
      return `${selected} 条来件已移出，下次运行另行归组`;
    case 'apart':
      return `已记下：与${other}不是同一件`;
  }
}

/** After these the issue is settled: the desk goes on to the next one, a record page closes its form. */
export const SETTLES: ReadonlySet<ActName> = new Set(['confirm', 'check', 'reject', 'merge', 'add']);
