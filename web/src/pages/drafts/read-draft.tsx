import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import {
  confirmCosigning,
  type Draft,
  draftKey,
  draftsKey,
  formAddress,
  moveDraft,
  readDraft,
} from '../../api/drafts.ts';
import { useSession } from '../../api/session.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { DateText } from '../../components/date-text.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { SaveError } from '../../components/save-error.tsx';
import type { Cite } from './cited-text.tsx';
import { CosignerList } from './cosigners.tsx';
import { MOVE_WORDS, SECTION_ORDER, SECTION_WORDS, STATE_WORDS } from './draft-words.ts';
import { EvidencePanel, focused, type Wanted } from './evidence-panel.tsx';
import { FormFacts } from './form-fields.tsx';
import { ReadingView, sentencesOf } from './reading-view.tsx';

/** A draft for who does not write it now: staff, co-signers, and its owner when it is out of hand. */
export function ReadDraft({ draft }: { readonly draft: Draft }) {
  const { id, content, sentences, state, owner, cosigners, moves, needsConfirmation } = draft;
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const side = useRef<HTMLElement>(null);
  const cite: Cite = (ref, sentence) => setWanted({ ref, sentence, from: focused() });
  return (
    <>
      <PageHeader
        title={content.title || '（未定标题）'}
        note={
          <>
            {owner.displayName} · {STATE_WORDS[state]}
            {draft.submittedAt && (
              <>
                {' · '}
                <DateText value={draft.submittedAt} as="prose" />
                提交
              </>
            )}
          </>
        }
        actions={
          <a className="button-link" href={formAddress(id)} download>
            导出 Word
          </a>
        }
      />
      <Acts draft={draft} />
      {needsConfirmation && <p className="note">其中有助手写的句子，领衔代表还没有核定。</p>}
      <div className="draft-page">
        <article className="draft-text">
          {SECTION_ORDER.map((section) => (
            <section key={section}>
              <h2>{SECTION_WORDS[section]}</h2>
              {sentencesOf(section, sentences).length === 0 ? (
                <p className="unknown">（空）</p>
              ) : (
                <ReadingView section={section} content={content} sentences={sentences} onCite={cite} />
              )}
            </section>
          ))}
          <h2>表上其他各项</h2>
          <FormFacts form={content.form} />
        </article>
        <aside className="draft-side" ref={side} aria-label="依据材料与经过">
          <h2>依据材料</h2>
          <EvidencePanel draftId={id} wanted={wanted} />
          <h2>联名</h2>
          <CosignerList cosigners={cosigners} />
          {moves.length > 0 && (
            <>
              <h2>经过</h2>
              <ol className="moves">
                {moves.map(({ move, by, at, reason }) => (
                  <li key={at}>
                    <DateText value={at} as="moment" /> {by} {MOVE_WORDS[move]}
                    {reason && `：${reason}`}
                  </li>
                ))}
              </ol>
            </>
          )}
        </aside>
      </div>
    </>
  );
}

function Acts({ draft }: { readonly draft: Draft }) {
  const { id, version, nextMoves, part, cosigners } = draft;
  const queries = useQueryClient();
  const self = useSession().account?.id;
  const take = (next: Draft) => {
    queries.setQueryData(draftKey(id), next);
    void queries.invalidateQueries({ queryKey: draftsKey });
  };
  const act = useMutation({ mutationFn: (doIt: () => Promise<Draft>) => doIt(), onSuccess: take });
  const mine = cosigners.find((cosigner) => cosigner.id === self);
  const seen = { id, version };
  const maySign = part === 'cosigner' && mine !== undefined && mine.state !== 'confirmed';
  const isOpen = draft.state === 'writing' || draft.state === 'returned';
  return (
    <div className="read-acts">
      {maySign && isOpen && (
        <p>
          <Button
            type="primary"
            loading={act.isPending}
            onClick={() => act.mutate(() => confirmCosigning(seen))}
          >
            确认联名
          </Button>{' '}
          <span className="note">
            表示您读过这一版并愿意联名；内容再有改动，会请您重新确认。
            {mine.state === 'changed' && '您确认之后内容有改动。'}
          </span>
        </p>
      )}
      {mine?.state === 'confirmed' && <p className="note">您已确认联名这一版。</p>}
      {nextMoves.includes('withdraw') && (
        <ConfirmButton
          word="撤回"
          sure="撤回后可以修改再提交。撤回吗？"
          onConfirm={() => act.mutate(() => moveDraft(seen, 'withdraw'))}
        />
      )}
      {nextMoves.includes('restore') && (
        <Button loading={act.isPending} onClick={() => act.mutate(() => moveDraft(seen, 'restore'))}>
          恢复，继续写
        </Button>
      )}
      {nextMoves.includes('return') && (
        <ReturnForm
          isBusy={act.isPending}
          onReturn={(reason) => act.mutate(() => moveDraft(seen, 'return', reason))}
        />
      )}
      <SaveError save={act} reload={async () => take(await readDraft(id))} />
      {part !== 'staff' && (
        <p className="note">
          <Link to="/drafts">回到我的建议</Link>
        </p>
      )}
    </div>
  );
}

type ReturnProps = { readonly isBusy: boolean; readonly onReturn: (reason: string) => void };

function ReturnForm({ isBusy, onReturn }: ReturnProps) {
  const [reason, setReason] = useState('');
  return (
    <form
      className="return-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onReturn(reason.trim());
      }}
    >
      <label>
        要改什么（代表会看到）
        <input value={reason} maxLength={500} required onChange={(event) => setReason(event.target.value)} />
      </label>
      <Button htmlType="submit" disabled={reason.trim() === ''} loading={isBusy}>
        退回修改
      </Button>
    </form>
  );
}
