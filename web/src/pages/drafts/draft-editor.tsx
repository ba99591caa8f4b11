/** The editor of a draft for its owner: the text at the left, what it rests on at the right. */
import { useEffect, useRef, useState } from 'react';
import type { DraftContent, Section } from '../../../../src/domain/draft.ts';
import {
  acceptPassages,
  confirmDraft,
  type Draft,
  formAddress,
  type Hint,
  moveDraft,
  readDraft,
  saveDraft,
} from '../../api/drafts.ts';
import { useSession } from '../../api/session.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { applyHint, placeOf } from './apply-hint.ts';
import type { Cite } from './cited-text.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import { type Part, partOf, sameContent, withPart } from './draft-fields.ts';
import { DraftSide, type TabName } from './draft-side.tsx';
import { SECTION_ORDER, STATE_WORDS } from './draft-words.ts';
import { focused, type Wanted } from './evidence-panel.tsx';
import { FormFields } from './form-fields.tsx';
import { FoundCopy } from './found-copy.tsx';
import { GrowArea } from './grow-area.tsx';
import { OfferList } from './offer-list.tsx';
import { SaveLine } from './save-line.tsx';
import { SectionEditor } from './section-editor.tsx';
import { SubmitPanel } from './submit-panel.tsx';
import { TurnArea } from './turn-area.tsx';
import { useAutosave } from './use-autosave.ts';
import { useCheck } from './use-check.ts';
import { useDismissed } from './use-dismissed.ts';
import { useDraftActs } from './use-draft-acts.ts';
import { useFoundCopy } from './use-found-copy.ts';
import { useTurn } from './use-turn.ts';

export function DraftEditor({ draft: read }: { readonly draft: Draft }) {
  const { id } = read;
  const accountId = useSession().account?.id ?? 0;
  const autosave = useAutosave(read, { accountId, draftId: id });
  const { content, change } = autosave;
  const acts = useDraftActs(id, autosave);
  const draft = asSaved(read, autosave);
  const { turn } = draft;
  const isWriting = turn?.state === 'running';
  const { log, isLost } = useTurn(id, turn?.id ?? null, () => {
    acts.forgetStop();
    if (isWriting) acts.turnEnded();
  });
  const checked = useCheck(id, content, `${turn?.id} ${turn?.state}`);
  const { isDismissed, dismiss } = useDismissed(id);
  const [tab, setTab] = useState<TabName>('evidence');
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const panel = useRef<HTMLElement>(null);
  const inputs = useRef<Partial<Record<Part, HTMLTextAreaElement | null>>>({});
  const { copy, setAside, takeCopy, dropCopy } = useFoundCopy(read, accountId, autosave);

  // What was found stands in the panel before the first sentence cites it.
  const { refreshEvidence } = acts;
  const refresh = useRef(refreshEvidence);
  refresh.current = refreshEvidence;
  useEffect(() => {
    if (log.step !== null && isWriting) refresh.current();
  }, [log.step, isWriting]);

  const show = (name: TabName) => {
    setTab(name);
    // Below the text on a narrow screen.
    if ((panel.current?.getBoundingClientRect().top ?? 0) > globalThis.innerHeight * 0.6) {
      panel.current?.scrollIntoView({ block: 'start' });
    }
  };
  const cite: Cite = (ref, sentence) => {
    show('evidence');
    setWanted({ ref, sentence, from: focused() });
  };
  const jump = (hint: Hint) => {
    if (hint.part === null) return;
    const input = inputs.current[hint.part];
    const place = checked && placeOf(hint, checked.content, content);
    input?.focus();
    input?.scrollIntoView({ block: 'center' });
    if (place) input?.setSelectionRange(place.start, place.end);
  };
  const write = (scope: 'all' | Section, wish: string | null) => acts.write({ scope, wish });
  const isEmpty = SECTION_ORDER.every((section) => content.sections[section].trim() === '');
  const isBusy = acts.isBusy || isWriting;
  const needsConfirmation =
    draft.confirmation === null && (checked?.sentences.some(({ origin }) => origin !== 'person') ?? false);

  return (
    <>
      <PageHeader
        title="建议草稿"
        note={
          <>
            {STATE_WORDS[draft.state]}
            {draft.returnedReason && `：${draft.returnedReason}`}
          </>
        }
        actions={
          <a className="button-link" href={formAddress(id)} download>
            导出 Word
          </a>
        }
      />
      <SaveLine autosave={autosave} />
      {acts.error !== null && <ActError key={String(acts.error)} error={acts.error} />}
      {copy && <FoundCopy copy={copy} onTake={takeCopy} onDrop={dropCopy} />}
      {autosave.conflict && (
        <ConflictChoice
          conflict={autosave.conflict}
          content={content}
          onSettle={(chosen, other) => {
            if (other) setAside(other);
            autosave.settle(chosen);
          }}
        />
      )}
      <div className="draft-page">
        <div className="draft-text">
          <TurnArea
            turn={turn}
            log={log}
            isLost={isLost}
            isStopping={acts.isStopping}
            isBusy={isBusy}
            onStop={acts.stop}
            onWrite={(wish) => write('all', wish)}
            onCite={cite}
          />
          {isWriting && isEmpty ? (
            <p className="note">写好后在这里修改。离开本页不影响起草，回来会接着显示。</p>
          ) : (
            <>
              <GrowArea
                label="标题"
                help="写成“关于……的建议”，一件建议只提一件事"
                value={content.title}
                most={100}
                input={(element) => {
                  inputs.current.title = element;
                }}
                onChange={(text) => change((now) => withPart(now, 'title', text.replaceAll('\n', '')))}
              />
              {SECTION_ORDER.map((section) => (
                <section key={section} className="draft-section">
                  <SectionEditor
                    section={section}
                    value={partOf(content, section)}
                    onChange={(text) => change((now) => withPart(now, section, text))}
                    checked={checked}
                    isBusy={isBusy}
                    onRewrite={(wish) => write(section, wish)}
                    onCite={cite}
                    input={(element) => {
                      inputs.current[section] = element;
                    }}
                  />
                  <OfferList
                    section={section}
                    offers={draft.offers.filter(
                      (offer) => offer.section === section && !isDismissed(offer.id),
                    )}
                    isBusy={isBusy}
                    onAccept={(acceptance) => acts.act((seen) => acceptPassages(seen, acceptance))}
                    onDismiss={dismiss}
                    onCite={cite}
                  />
                </section>
              ))}
              <section className="draft-form" aria-label="表单">
                <h2>表上其他各项</h2>
                <FormFields
                  form={content.form}
                  onChange={(form) => change((now) => ({ ...now, form: { ...now.form, ...form } }))}
                />
              </section>
              <SubmitPanel
                draft={draft}
                save={autosave.save}
                hints={checked?.hints ?? null}
                needsConfirmation={needsConfirmation}
                isBusy={isBusy}
                onConfirm={() => acts.act(confirmDraft)}
                onSubmit={() => acts.act((seen) => moveDraft(seen, 'submit'))}
                onShowHints={() => show('hints')}
              />
              <p>
                <ConfirmButton
                  word="放弃这一稿"
                  sure="放弃后可以在“我的建议”里恢复。放弃吗？"
                  onConfirm={() => acts.act((seen) => moveDraft(seen, 'discard'))}
                />
              </p>
            </>
          )}
        </div>
        <DraftSide
          draft={draft}
          checked={checked}
          place={panel}
          shown={tab}
          onShow={setTab}
          wanted={wanted}
          isBusy={isBusy}
          onJump={jump}
          onReplace={(hint) => checked && change((now) => applyHint(hint, checked.content, now))}
          onCosigners={acts.take}
          onRestore={(old) => acts.act((seen) => restore(seen, old))}
        />
      </div>
    </>
  );
}

async function restore(
  seen: { readonly id: number; readonly version: number },
  content: DraftContent,
): Promise<Draft> {
  await saveDraft(seen, content, 'restored');
  return readDraft(seen.id);
}

/** What was read, with what saving has made of it: a word given for another version does not count for this one. */
function asSaved(draft: Draft, { version, content }: { version: number; content: DraftContent }): Draft {
  if (version === draft.version && sameContent(content, draft.content)) return draft;
  return {
    ...draft,
    ...{ version, content, confirmation: null },
    cosigners: draft.cosigners.map((cosigner) =>
      cosigner.state === 'confirmed' ? { ...cosigner, state: 'changed' } : cosigner,
    ),
  };
}

/** Said where it is seen, wherever the button was. */
function ActError({ error }: { readonly error: unknown }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'center' }), []);
  return (
    <div ref={place}>
      <ErrorState error={error} />
    </div>
  );
}
