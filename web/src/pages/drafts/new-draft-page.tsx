import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { createDraft, draftKey, draftsKey, startTurn } from '../../api/drafts.ts';
import { FEWEST_CHARACTERS } from '../../api/drafts-find.ts';
import { draftAddress } from '../../app/addresses.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { FindCard } from './find-card.tsx';
import { GrowArea } from './grow-area.tsx';
import './drafts.css';

const EXAMPLE =
  '例如：某某小学门口上下学时段人车混行，家长接送车辆占了人行道，学生过马路不安全，希望规范停车、增加护学力量。';

/** The first step of a suggestion: a few sentences, and beside them what was asked before. */
export function NewDraftPage() {
  const [concern, setConcern] = useState('');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: async () => {
      const draft = await createDraft(concern.trim());
      // A turn that does not start is no reason to lose the draft: the editor offers to start it again.
      const turn = await startTurn(draft.id, 'all', null).catch(() => null);
      return { draft, turn };
    },
    onSuccess: async ({ draft, turn }) => {
      if (turn === null) queries.setQueryData(draftKey(draft.id), draft);
      void queries.invalidateQueries({ queryKey: draftsKey });
      await navigate(draftAddress(draft.id));
    },
  });
  const isShort = concern.trim().length < FEWEST_CHARACTERS;
  return (
    <>
      <PageHeader
        title="写建议"
        note="写一两句您关心的事，先看看以前有没有人提过，再由助手按依据材料起草，您来修改和决定。"
      />
      <div className="new-draft">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!isShort && !start.isPending) start.mutate();
          }}
        >
          <GrowArea
            label="您关心的是什么？"
            help="写明在哪里、发生了什么、您希望怎样；不必写姓名和电话，写了也会先遮盖再保存"
            value={concern}
            onChange={setConcern}
            rows={7}
            most={2000}
            placeholder={EXAMPLE}
            isFirst
          />
          {start.isError && <ErrorState error={start.error} />}
          <p className="start-line">
            <Button
              type="primary"
              size="large"
              htmlType="submit"
              disabled={isShort}
              loading={start.isPending}
            >
              起草
            </Button>
            <span className="note">
              {isShort ? `至少写 ${FEWEST_CHARACTERS} 个字` : '约一分钟写好初稿，随时可以停下'}
            </span>
          </p>
        </form>
        <section className="find-card" aria-label="以前提过吗">
          <h2>以前提过吗</h2>
          <FindCard text={concern} />
        </section>
      </div>
    </>
  );
}
