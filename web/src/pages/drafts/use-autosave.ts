/** The text of a draft while it is typed: kept in the browser at once, saved by itself, never lost. */
import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { DraftContent } from '../../../../src/domain/draft.ts';
import { asApiError } from '../../api/api-error.ts';
import { type Draft, readDraft, saveDraft } from '../../api/drafts.ts';
import { type Merged, mergeContents, mergeSaved, sameContent } from './draft-fields.ts';
import { type CopyKey, dropCopy, keepCopy } from './unsaved-copy.ts';

export type SaveState =
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'waiting' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'conflict' };

export type Conflict = Merged & { readonly theirs: DraftContent; readonly mine: DraftContent };

export type Autosave = {
  readonly content: DraftContent;
  readonly version: number;
  readonly save: SaveState;
  /** How many pieces of personal data the last save masked. */
  readonly masked: number;
  /** What was changed elsewhere and taken over, since it was not changed here. */
  readonly taken: readonly string[];
  readonly conflict: Conflict | null;
  readonly change: (change: (content: DraftContent) => DraftContent) => void;
  /** Saves now. @returns the version that holds what is on the page; rejects when it cannot be saved. */
  readonly flush: () => Promise<number>;
  /** What the service says the draft is now; what was typed here since stays. */
  readonly adopt: (draft: Pick<Draft, 'version' | 'content' | 'updatedAt'>) => void;
  /** Ends a conflict with this content, typed over their version. */
  readonly settle: (content: DraftContent) => void;
};

const QUIET_MS = 1_500;
const AGAIN_MS = 10_000;

type Held = {
  content: DraftContent;
  base: DraftContent;
  version: number;
  save: SaveState;
  masked: number;
  taken: readonly string[];
  conflict: Conflict | null;
};

export function useAutosave(draft: Draft, key: CopyKey): Autosave {
  const { accountId, draftId } = key;
  const [, render] = useReducer((count: number) => count + 1, 0);
  // One holder for what timers, answers and keys change: each sees what the others did.
  const held = useRef<Held>(holdDraft(draft));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void> | null>(null);

  const set = useCallback(
    (next: Partial<Held>) => {
      Object.assign(held.current, next);
      const { content, base, version } = held.current;
      const place = { accountId, draftId };
      if (sameContent(content, base)) dropCopy(place);
      else keepCopy(place, { version, base, content, at: new Date().toISOString() });
      render();
    },
    [accountId, draftId],
  );

  const saveOnce = useCallback(async () => {
    clearTimeout(timer.current);
    const { content: sent, base, version, conflict } = held.current;
    if (conflict !== null || sameContent(sent, base)) return;
    set({ save: { state: 'saving' } });
    try {
      const saved = await saveDraft({ id: draftId, version }, sent);
      const { masked } = saved;
      set({ base: saved.content, version: saved.version, masked });
      set({ content: mergeSaved(held.current.content, sent, saved.content) });
      set({ save: savedAt(held.current, saved.updatedAt) });
    } catch (cause) {
      const error = asApiError(cause);
      if (!error.isStale) {
        set({ save: { state: 'failed', reason: error.fields.title } });
        throw error;
      }
      set(mergeTheirs(held.current, await readDraft(draftId)));
    }
  }, [draftId, set]);

  const saveSoon = useCallback(
    (milliseconds: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        // One after the other: the version that the next one names is the answer to this one.
        const before = running.current ?? Promise.resolve();
        const mine = before
          .then(saveOnce)
          .catch((cause: unknown) => {
            const { status } = asApiError(cause).fields;
            if (status === 0 || status >= 500) saveSoon(AGAIN_MS);
          })
          .then(() => {
            if (running.current === mine) running.current = null;
            if (held.current.save.state === 'waiting') saveSoon(QUIET_MS);
          });
        running.current = mine;
      }, milliseconds);
    },
    [saveOnce],
  );

  const change = useCallback(
    (changeOf: (content: DraftContent) => DraftContent) => {
      set({ content: changeOf(held.current.content), taken: [] });
      if (held.current.conflict !== null) return;
      set({ save: { state: 'waiting' } });
      saveSoon(QUIET_MS);
    },
    [saveSoon, set],
  );

  const flush = useCallback(async () => {
    await running.current;
    // What was merged from elsewhere has to be saved in its turn.
    for (let attempt = 0; attempt < 3 && isDirty(held.current); attempt++) await saveOnce();
    if (isDirty(held.current)) throw new Error('有文字还没有保存，请先处理上面的提示');
    return held.current.version;
  }, [saveOnce]);

  const adopt = useCallback(
    (theirs: Pick<Draft, 'version' | 'content' | 'updatedAt'>) => {
      // Done from this page: no news to whoever did it.
      set({ ...mergeTheirs(held.current, theirs), taken: [] });
      if (held.current.save.state === 'waiting') saveSoon(QUIET_MS);
    },
    [saveSoon, set],
  );

  const settle = useCallback(
    (content: DraftContent) => {
      set({ content, conflict: null, taken: [], save: { state: 'waiting' } });
      saveSoon(0);
    },
    [saveSoon, set],
  );

  useEffect(() => {
    const retry = () => held.current.save.state === 'failed' && saveSoon(0);
    globalThis.addEventListener('online', retry);
    return () => {
      globalThis.removeEventListener('online', retry);
      // Going to another page is no reason to wait.
      void saveOnce().catch(() => undefined);
    };
  }, [saveOnce, saveSoon]);

  const { content, version, save, masked, taken, conflict } = held.current;
  return { content, version, save, masked, taken, conflict, change, flush, adopt, settle };
}

const holdDraft = ({ content, version, updatedAt }: Draft): Held => ({
  ...{ content, base: content, version },
  save: { state: 'saved', at: updatedAt },
  ...{ masked: 0, taken: [], conflict: null },
});

const isDirty = ({ content, base }: Held): boolean => !sameContent(content, base);

const savedAt = (held: Held, at: string): SaveState =>
  isDirty(held) ? { state: 'waiting' } : { state: 'saved', at };

function mergeTheirs(
  { content: mine, base, version }: Held,
  theirs: Pick<Draft, 'version' | 'content' | 'updatedAt'>,
): Partial<Held> {
  if (theirs.version < version) return {};
  const merged = mergeContents(base, mine, theirs.content);
  const next = { base: theirs.content, version: theirs.version, content: merged.content };
  if (merged.conflicts.length > 0) {
    return {
      ...next,
      taken: merged.taken,
      conflict: { ...merged, mine, theirs: theirs.content },
      save: { state: 'conflict' },
    };
  }
  const dirty = !sameContent(merged.content, theirs.content);
  return {
    ...next,
    taken: merged.taken,
    save: dirty ? { state: 'waiting' } : { state: 'saved', at: theirs.updatedAt },
  };
}
