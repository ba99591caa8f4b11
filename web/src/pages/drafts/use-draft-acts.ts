/** What an owner does with a draft besides typing: what is typed is saved first, and the answer is the draft as it is. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Section } from '../../../../src/domain/draft.ts';
import { asApiError } from '../../api/api-error.ts';
import {
  assistantQuery,
  cancelTurn,
  type Draft,
  draftKey,
  draftsKey,
  evidenceQuery,
  readDraft,
  startTurn,
  versionsQuery,
} from '../../api/drafts.ts';
import type { Autosave } from './use-autosave.ts';

type Seen = { readonly id: number; readonly version: number };

export function useDraftActs(id: number, { flush, adopt }: Pick<Autosave, 'flush' | 'adopt'>) {
  const queries = useQueryClient();

  const take = (draft: Draft) => {
    queries.setQueryData(draftKey(id), draft);
    adopt(draft);
    void queries.invalidateQueries({ queryKey: versionsQuery(id).queryKey, exact: true });
    void queries.invalidateQueries({ queryKey: draftsKey });
  };
  const reload = async () => take(await readDraft(id));
  const act = useMutation({
    mutationFn: async (doIt: (seen: Seen) => Promise<Draft>) => doIt({ id, version: await flush() }),
    onSuccess: take,
    // Somebody was faster: what they did is shown, and the act can be made again.
    onError: (cause) => (asApiError(cause).isStale ? reload() : undefined),
  });
  const write = useMutation({
    mutationFn: async ({ scope, wish }: { scope: 'all' | Section; wish: string | null }) => {
      await flush();
      return startTurn(id, scope, wish);
    },
    onSuccess: (turn) =>
      queries.setQueryData<Draft>(draftKey(id), (draft) => draft && { ...draft, turn, offers: [] }),
  });
  const stop = useMutation({ mutationFn: (turn: number) => cancelTurn(id, turn) });
  const refreshEvidence = () =>
    void queries.invalidateQueries({ queryKey: evidenceQuery(id).queryKey, exact: true });
  const turnEnded = () => {
    void reload();
    refreshEvidence();
    void queries.invalidateQueries({ queryKey: assistantQuery.queryKey });
  };
  const failed = [act, write, stop].find(({ isError }) => isError);
  return {
    ...{ act: act.mutate, write: write.mutate, stop: stop.mutate, take, refreshEvidence, turnEnded },
    isBusy: act.isPending || write.isPending,
    isStopping: stop.isPending || stop.isSuccess,
    error: failed?.error ?? null,
    forgetStop: stop.reset,
  };
}
