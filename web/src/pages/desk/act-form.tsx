/** The inline form of an act: what it still needs, an optional reason, and the button that sends it. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ErrorState } from '../../components/error-state.tsx';
import { InputField } from '../../components/input-field.tsx';
import type { ActDraft, Target } from './act-draft.ts';
import { actOf } from './act-draft.ts';
import { departmentsQuery, kindTreeQuery, nearQuery } from './desk-queries.ts';
import { filterItems } from './filter-items.ts';
import { COMMANDS } from './key-map.ts';
import { PickIssue } from './pick-issue.tsx';
import { PickList } from './pick-list.tsx';
import type { Review } from './use-review.ts';

type Props = { readonly review: Review; readonly issueId: number };

const labelOf = (act: ActDraft['act']): string => (act === 'add' ? '归入事项' : COMMANDS[act].label);

const ASKS: { readonly [A in ActDraft['act']]: string } = {
  confirm: '确认：这些来件说的是同一件事，标题和类型也对。',
  check: '复核：您看过确认人的判断，并且同意。',
  reject: '不成立：这些来件不构成一件事。来件都留着。',
  rename: '改标题',
  setKind: '改类型',
  setLead: '定牵头单位',
  merge: '全部来件并入另一事项，此事项不再单列。',
  apart: '与另一事项不是同一件：以后的运行不再把两者归到一起。',
  move: '选中的来件移到另一事项。',
  add: '归入所选的事项：以后的运行都遵从。',
  split: '选中的来件单成一个新事项。',
  remove: '选中的来件移出此事项，下次运行另行归组。',
};

export function ActForm({ review, issueId }: Props) {
  const { draft, selection } = review.workOf(issueId);
  const reason = useReasonAfterChoice(draft);
  if (!draft) return null;
  const asked = actOf(draft, selection);
  const change = (part: Partial<ActDraft>) => review.change(issueId, { draft: { ...draft, ...part } });
  return (
    <form
      className="act-form"
      aria-label={labelOf(draft.act)}
      onSubmit={(event) => {
        event.preventDefault();
        void review.submit(issueId);
      }}
    >
      <p>{ASKS[draft.act]}</p>
      <Fields draft={draft} issueId={issueId} change={change} />
      <InputField
        key={draft.act}
        label="理由（可不填）"
        most={500}
        input={reason}
        value={draft.reason}
        // Opened by a key: Enter sends, Esc goes back.
        isFirst={!NEEDS_MORE.has(draft.act)}
        onChange={(text) => change({ reason: text })}
      />
      {review.failure && <ErrorState error={review.failure} />}
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!asked.ready} loading={review.isBusy}>
          {labelOf(draft.act)}
        </Button>
        <Button onClick={() => review.abandon(issueId)}>放弃</Button>
        {!asked.ready && <span className="note">{asked.missing}</span>}
      </div>
    </form>
  );
}

/** Once something is chosen the typing goes on in the reason, where Enter sends. */
function useReasonAfterChoice(draft: ActDraft | null) {
  const reason = useRef<HTMLInputElement>(null);
  const chosen = draft?.target?.issueId ?? draft?.kind?.code ?? draft?.department?.code ?? null;
  useEffect(() => {
    if (chosen !== null) reason.current?.focus();
  }, [chosen]);
  return reason;
}

const NEEDS_MORE: ReadonlySet<ActDraft['act']> = new Set([
  'rename',
  'setKind',
  'setLead',
  'merge',
  'apart',
  'move',
]);

type FieldProps = {
  readonly draft: ActDraft;
  readonly issueId: number;
  readonly change: (part: Partial<ActDraft>) => void;
};

function Fields({ draft, issueId, change }: FieldProps) {
  switch (draft.act) {
    case 'rename':
      return (
        <InputField
          label="新标题"
          most={100}
          value={draft.title}
          isFirst
          onChange={(title) => change({ title })}
        />
      );
    case 'setKind':
      return <PickKind value={draft.kind?.name ?? null} onPick={(kind) => change({ kind })} />;
    case 'setLead':
      return (
        <PickDepartment
          value={draft.department?.name ?? null}
          onPick={(department) => change({ department })}
        />
      );
    case 'merge':
    case 'apart':
    case 'move':
      return <PickTarget issueId={issueId} target={draft.target} onPick={(target) => change({ target })} />;
    default:
      return null;
  }
}

type PickProps = {
  readonly value: string | null;
  readonly onPick: (choice: { code: string; name: string }) => void;
};

export function PickKind({ value, onPick }: PickProps) {
  const { data } = useQuery(kindTreeQuery);
  const [text, setText] = useState('');
  const kinds = (data?.fields ?? []).flatMap((field) =>
    field.kinds.map(({ code, name }) => ({ key: code, name, words: field.name, note: field.name })),
  );
  return (
    <>
      <PickList
        label="类型"
        autoFocus
        text={text}
        onText={setText}
        items={filterItems(kinds, text)}
        placeholder="输入名称、领域或编码"
        onPick={(code) => {
          const kind = kinds.find(({ key }) => key === code);
          if (kind) onPick({ code, name: kind.name });
        }}
      />
      <Chosen name={value} />
    </>
  );
}

function PickDepartment({ value, onPick }: PickProps) {
  const { data } = useQuery(departmentsQuery);
  const [text, setText] = useState('');
  const departments = (data?.items ?? []).map(({ code, name, short }) => ({
    key: code,
    name: short,
    words: name,
    note: name,
  }));
  return (
    <>
      <PickList
        label="牵头单位"
        autoFocus
        text={text}
        onText={setText}
        items={filterItems(departments, text)}
        placeholder="输入单位名称"
        onPick={(code) => {
          const department = departments.find(({ key }) => key === code);
          if (department) onPick({ code, name: department.name });
        }}
      />
      <Chosen name={value} />
    </>
  );
}

type PickTargetProps = {
  readonly issueId: number;
  readonly target: Target | null;
  readonly onPick: (target: Target) => void;
};

function PickTarget({ issueId, target, onPick }: PickTargetProps) {
  const near = useQuery(nearQuery(issueId));
  const suggested = (near.data?.items ?? []).map(({ id, version, title, kind, live }) => ({
    id,
    version,
    title,
    note: `${kind.name} · ${live.records} 件`,
  }));
  return (
    <>
      <PickIssue
        suggested={suggested}
        except={issueId}
        autoFocus={target === null}
        onPick={({ id, version, title }) => onPick({ issueId: id, version, title })}
      />
      <Chosen name={target?.title ?? null} />
    </>
  );
}

function Chosen({ name }: { readonly name: string | null }) {
  return (
    <p className="chosen" aria-live="polite">
      {name === null ? '尚未选择' : `已选：${name}`}
    </p>
  );
}
