import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asApiError } from '../../api/api-error.ts';
import { answerOf, client, ifMatch, type Tagged } from '../../api/client.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { bodyOf, differences, draftOf, type KindDraft } from './kind-draft.ts';
import { KindForm } from './kind-form.tsx';
import { kindQuery } from './kind-queries.ts';
import type { KindDetail } from './kind-types.ts';

type Props = { readonly kind: Tagged<KindDetail>; readonly onClose: () => void };

/** Edits a kind as it was when editing began; when somebody else was faster, says what they changed and keeps the text. */
export function EditKind({ kind, onClose }: Props) {
  const queries = useQueryClient();
  const { code } = kind.data;
  const [seen, setSeen] = useState(kind);
  const [draft, setDraft] = useState<KindDraft>(() => draftOf(kind.data));
  const [theirs, setTheirs] = useState<readonly string[] | null>(null);
  const save = useMutation({
    mutationFn: () =>
      answerOf(
        client.api.kinds[':code'].$put({
          param: { code },
          header: ifMatch(seen.etag),
          json: { ...bodyOf(draft), active: draft.active },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['kinds'] });
      onClose();
    },
    onError: async (cause) => {
      if (!asApiError(cause).isStale) return;
      const fresh = await queries.fetchQuery({ ...kindQuery(code), staleTime: 0 });
      setTheirs(differences(draftOf(seen.data), draftOf(fresh.data)));
      setSeen(fresh);
    },
  });
  const isStale = save.isError && asApiError(save.error).isStale;
  return (
    <KindForm
      draft={draft}
      onChange={setDraft}
      onSave={() => save.mutate()}
      onClose={onClose}
      isSaving={save.isPending}
      mayRetire
    >
      {save.isError && !isStale && <ErrorState error={save.error} />}
      {isStale && theirs && (
        <div className="stale" role="alert">
          <p className="error-title">他人已更改</p>
          <p>
            {theirs.length > 0 ? `改动了${theirs.join('、')}。` : '改动不在这一页上。'}
            您填写的内容都在；再次保存会以您的为准。
          </p>
        </div>
      )}
    </KindForm>
  );
}
