import { useState } from 'react';

const nameOf = (draftId: number) => `minsheng.dismissed.${draftId}`;

function read(draftId: number): readonly number[] {
  try {
    const ids: unknown = JSON.parse(globalThis.localStorage.getItem(nameOf(draftId)) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'number') : [];
  } catch {
    return [];
  }
}

/** Offered sentences that were not wanted; remembered in this browser, they stay in the record of the turn. */
export function useDismissed(draftId: number) {
  const [ids, setIds] = useState(() => read(draftId));
  const dismiss = (more: readonly number[]) => {
    const next = [...new Set([...ids, ...more])];
    setIds(next);
    try {
      globalThis.localStorage.setItem(nameOf(draftId), JSON.stringify(next));
    } catch {
      // Without storage they come back with the next visit.
    }
  };
  return { isDismissed: (id: number) => ids.includes(id), dismiss };
}
