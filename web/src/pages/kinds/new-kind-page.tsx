import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { kindAddress } from '../../app/addresses.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { bodyOf, NEW_KIND } from './kind-draft.ts';
import { KindForm } from './kind-form.tsx';
import '../desk/desk.css';
import './kinds.css';

export function NewKindPage() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(NEW_KIND);
  const create = useMutation({
    mutationFn: () => answerOf(client.api.kinds.$post({ json: bodyOf(draft) })),
    onSuccess: async ({ code }) => {
      await queries.invalidateQueries({ queryKey: ['kinds'] });
      await navigate(kindAddress(code));
    },
  });
  return (
    <>
      <PageHeader title="新增类型" note="编码由系统给出；下次运行起判给新的和待定的事项。" />
      <KindForm
        draft={draft}
        onChange={setDraft}
        onSave={() => create.mutate()}
        onClose={() => void navigate('/kinds')}
        isSaving={create.isPending}
        mayRetire={false}
      >
        {create.isError && <ErrorState error={create.error} />}
      </KindForm>
    </>
  );
}
