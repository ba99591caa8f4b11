import { useState } from 'react';
import type { DraftContent } from '../../../../src/domain/draft.ts';
import type { Draft } from '../../api/drafts.ts';
import { mergeContents, sameContent } from './draft-fields.ts';
import { dropFoundCopy, findCopy, keepFoundCopy, type UnsavedCopy } from './unsaved-copy.ts';
import type { Autosave } from './use-autosave.ts';

type Found = {
  readonly copy: UnsavedCopy | null;
  /** Keeps what was not chosen where it can be had again. */
  readonly setAside: (content: DraftContent) => void;
  readonly takeCopy: () => void;
  readonly dropCopy: () => void;
};

/** A text that is not in the draft: what a page left that ended before saving, or what was not chosen of two. */
export function useFoundCopy(
  draft: Draft,
  accountId: number,
  { change, content, version }: Pick<Autosave, 'change' | 'content' | 'version'>,
): Found {
  const key = { accountId, draftId: draft.id };
  const [copy, setCopy] = useState<UnsavedCopy | null>(() => {
    const found = findCopy(key);
    if (found !== null && !sameContent(found.content, draft.content)) return found;
    dropFoundCopy(key);
    return null;
  });
  const dropCopy = () => {
    dropFoundCopy(key);
    setCopy(null);
  };
  const setAside = (other: DraftContent) => {
    const kept = { version, base: content, content: other, at: new Date().toISOString() };
    keepFoundCopy(key, kept);
    setCopy(kept);
  };
  const takeCopy = () => {
    if (copy) change((now) => mergeContents(copy.base, copy.content, now).content);
    dropCopy();
  };
  return { copy, setAside, takeCopy, dropCopy };
}
