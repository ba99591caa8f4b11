/** The keys of the review desk: one table for what a key does, what a button shows and what ? lists. */

export const COMMANDS = {
  next: { key: 'j', label: '下一项', group: '走动' },
  previous: { key: 'k', label: '上一项', group: '走动' },
  open: { key: 'Enter', label: '看正文', group: '走动' },
  confirm: { key: 'c', label: '确认', group: '决定' },
  check: { key: 'x', label: '复核', group: '决定' },
  reject: { key: 'b', label: '不成立', group: '决定' },
  rename: { key: 'r', label: '改标题', group: '决定' },
  setKind: { key: 't', label: '改类型', group: '决定' },
  setLead: { key: 'l', label: '牵头单位', group: '决定' },
  merge: { key: 'g', label: '并入', group: '决定' },
  apart: { key: 'd', label: '不是同一件', group: '决定' },
  nextMember: { key: 'n', label: '下一条来件', group: '选中的来件' },
  previousMember: { key: 'p', label: '上一条来件', group: '选中的来件' },
  toggle: { key: ' ', label: '选中或取消一条来件', group: '选中的来件' },
  toggleAll: { key: 'a', label: '全选或全不选', group: '选中的来件' },
  move: { key: 'm', label: '移到', group: '选中的来件' },
  split: { key: 's', label: '拆出', group: '选中的来件' },
  remove: { key: 'o', label: '移出', group: '选中的来件' },
  undo: { key: 'u', label: '撤销上一决定', group: '其他' },
  cancel: { key: 'Escape', label: '放弃填写', group: '其他' },
  help: { key: '?', label: '键盘说明', group: '其他' },
} as const satisfies Record<string, { key: string; label: string; group: string }>;

export type Command = keyof typeof COMMANDS;

/** What is read of a keydown event and of the element it happened in. */
export type Keystroke = {
  readonly key: string;
  /** The place on the keyboard, KeyJ. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  /** input, textarea, select or contenteditable: keys there are text. */
  readonly inField: boolean;
  /** A button or link has the focus: Enter and space press it. */
  readonly onControl: boolean;
};

const BY_KEY: ReadonlyMap<string, Command> = new Map(
  (Object.keys(COMMANDS) as Command[]).map((command) => [COMMANDS[command].key, command]),
);

/** @returns null when the key belongs to the browser, to a field or to nothing. */
export function commandOf(stroke: Keystroke): Command | null {
  if (stroke.isComposing || stroke.ctrlKey || stroke.metaKey || stroke.altKey) return null;
  const command = BY_KEY.get(plainKey(stroke)) ?? null;
  if (stroke.inField) return command === 'cancel' ? command : null;
  if (stroke.onControl && (stroke.key === 'Enter' || stroke.key === ' ')) return null;
  return command;
}

/**
 * Capitals count as small letters, so that caps lock does not silence the desk. A Chinese input method that is on
 * outside a field reports 'Process' for every key; the place on the keyboard says which it was.
 */
function plainKey({ key, code }: Keystroke): string {
  if (key === '？') return '?';
  if (key === 'Process') return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key;
  return key.length === 1 ? key.toLowerCase() : key;
}

/** As printed on a button. */
export function keyName(command: Command): string {
  const { key } = COMMANDS[command];
  if (key === ' ') return '空格';
  return key === 'Escape' ? 'Esc' : key;
}
