import { describe, expect, it } from 'vitest';
import { actOf, doneLine, startDraft } from '../../web/src/pages/desk/act-draft.ts';
import {
  COMMANDS,
  type Command,
  commandOf,
  type Keystroke,
  keyName,
} from '../../web/src/pages/desk/key-map.ts';
import { looseAsks } from '../../web/src/pages/desk/loose-asks.ts';
import {
  keepPresent,
  NOTHING_SELECTED,
  selectRange,
  toggle,
  toggleAll,
} from '../../web/src/pages/desk/selection.ts';
import { dropDecision, lastDecision, pushDecision } from '../../web/src/pages/desk/undo-stack.ts';
import { whatChanged } from '../../web/src/pages/desk/what-changed.ts';

const stroke = (key: string, more: Partial<Keystroke> = {}): Keystroke => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  inField: false,
  onControl: false,
  ...more,
});

describe('keys of the desk', () => {
  const commands = Object.keys(COMMANDS) as Command[];

  it.each(commands)('%s has a key of its own', (command) => {
    expect(commandOf(stroke(COMMANDS[command].key))).toBe(command);
  });

  it.each(commands)('%s is text in a field, except the way out of it', (command) => {
    const expected = command === 'cancel' ? 'cancel' : null;
    expect(commandOf(stroke(COMMANDS[command].key, { inField: true }))).toBe(expected);
  });

  it('leaves the browser its own: modifiers, and pressing what has the focus', () => {
    expect(commandOf(stroke('r', { ctrlKey: true }))).toBeNull();
    expect(commandOf(stroke('c', { metaKey: true }))).toBeNull();
    expect(commandOf(stroke('d', { altKey: true }))).toBeNull();
    expect(commandOf(stroke(' ', { onControl: true }))).toBeNull();
    expect(commandOf(stroke('Enter', { onControl: true }))).toBeNull();
    expect(commandOf(stroke('j', { onControl: true }))).toBe('next');
  });

  it('works with caps lock and with a Chinese input method left on', () => {
    expect(commandOf(stroke('J'))).toBe('next');
    expect(commandOf(stroke('Process', { code: 'KeyC' }))).toBe('confirm');
    expect(commandOf(stroke('？'))).toBe('help');
    expect(commandOf(stroke('c', { isComposing: true }))).toBeNull();
  });

  it('names keys as they are printed on a button', () => {
    expect([keyName('toggle'), keyName('cancel'), keyName('confirm')]).toEqual(['空格', 'Esc', 'c']);
  });
});

describe('selected members', () => {
  it('toggles one, all, and none', () => {
    expect([...toggle(new Set([1]), 2)]).toEqual([1, 2]);
    expect([...toggle(new Set([1, 2]), 2)]).toEqual([1]);
    expect([...toggleAll(new Set([1]), [1, 2])]).toEqual([1, 2]);
    expect(toggleAll(new Set([1, 2]), [1, 2])).toBe(NOTHING_SELECTED);
  });

  it('selects a range in the order of the page, upwards too', () => {
    expect([...selectRange(new Set([9]), [9, 3, 7, 5], 5, 3)]).toEqual([9, 3, 7, 5]);
    expect([...selectRange(NOTHING_SELECTED, [9, 3], null, 3)]).toEqual([3]);
  });

  it('keeps what is still there after a reload, and names the rest', () => {
    expect(keepPresent(new Set([1, 2, 3]), [2, 3, 4])).toEqual({ kept: new Set([2, 3]), gone: [1] });
  });
});

describe('own decisions', () => {
  const decision = (decisionId: number) => ({ decisionId, issueId: 1, line: `${decisionId}` });

  it('takes back the newest first, each once', () => {
    const stack = [1, 2, 2, 3].map(decision).reduce(pushDecision, [] as ReturnType<typeof pushDecision>);
    expect(stack.map(({ decisionId }) => decisionId)).toEqual([1, 2, 3]);
    expect(lastDecision(dropDecision(stack, 3))?.decisionId).toBe(2);
    expect(lastDecision([])).toBeNull();
  });
});

describe('an act being filled in', () => {
  const target = { issueId: 7, version: 3, title: '另一件' };

  it('says what is missing', () => {
    const draft = startDraft('move', '');
    expect(actOf(draft, NOTHING_SELECTED)).toMatchObject({
      ready: false,
      missing: expect.stringContaining('选中来件'),
    });
    expect(actOf(draft, new Set([1]))).toMatchObject({
      ready: false,
      missing: expect.stringContaining('另一个事项'),
    });
    expect(actOf(startDraft('rename', ' 好 '), NOTHING_SELECTED).ready).toBe(false);
    expect(actOf(startDraft('setKind', ''), NOTHING_SELECTED).ready).toBe(false);
    expect(actOf(startDraft('setLead', ''), NOTHING_SELECTED).ready).toBe(false);
  });

  it('carries the version of the other issue that was seen', () => {
    const selection = new Set([12, 4]);
    const sent = (act: 'move' | 'merge' | 'apart') => actOf({ ...startDraft(act, ''), target }, selection);
    const seen = { issueId: 7, version: 3 };
    expect(sent('move')).toEqual({ ready: true, act: { act: 'move', askIds: [4, 12], to: seen } });
    expect(sent('merge')).toEqual({ ready: true, act: { act: 'merge', into: seen } });
    expect(sent('apart')).toEqual({ ready: true, act: { act: 'apart', other: seen } });
  });

  it('says what was done', () => {
    expect(doneLine({ ...startDraft('move', ''), target }, '这一件', 2)).toBe('2 条来件已移到「另一件」');
    expect(doneLine(startDraft('confirm', ''), '这一件', 0)).toBe('已确认「这一件」');
  });
});

describe('what somebody else changed', () => {
  const seen = { title: '甲', state: '待确认', kindName: null, leadName: '市住建局', members: 3 };

  it('names each field once, before and after', () => {
    expect(whatChanged(seen, { ...seen, kindName: '停车难', members: 2 })).toEqual([
      { field: '类型', before: '待定', after: '停车难' },
      { field: '来件', before: '3 条', after: '2 条' },
    ]);
    expect(whatChanged(seen, { ...seen })).toEqual([]);
  });
});

describe('asks of no issue', () => {
  const ask = (id: number, version: number, state: 'issue' | 'unclustered' | 'excluded' | 'waiting') => ({
    id,
    version,
    state,
    start: 0,
    end: 4,
    reason: null,
    issue: state === 'issue' ? { id: 1, title: '事项', state: 'proposed' as const } : null,
    similarity: null,
  });

  it('are those of the record as it is now, without what is excluded', () => {
    const asks = [
      ask(1, 1, 'unclustered'),
      ask(2, 2, 'unclustered'),
      ask(3, 2, 'issue'),
      ask(4, 2, 'excluded'),
      ask(5, 2, 'waiting'),
    ];
    expect(looseAsks({ asks, version: 2 }).map(({ id }) => id)).toEqual([2, 5]);
  });

  it('are added to the issue that was chosen', () => {
    const draft = startDraft('add', '目标');
    expect(actOf(draft, NOTHING_SELECTED).ready).toBe(false);
    expect(actOf(draft, new Set([9, 4]))).toEqual({ ready: true, act: { act: 'add', askIds: [4, 9] } });
    expect(doneLine(draft, '目标', 2)).toBe('2 条诉求已归入「目标」');
  });
});
