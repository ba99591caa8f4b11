/** The editor of a kind: its words, what it is not, the usual ask, the units. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { SelectField } from '../../components/select-field.tsx';
import { departmentsQuery, kindTreeQuery } from '../desk/desk-queries.ts';
import { filterItems } from '../desk/filter-items.ts';
import { PickList } from '../desk/pick-list.tsx';
import { faultsOf, type KindDraft } from './kind-draft.ts';
import { LEXICON_PARTS, LEXICON_WORDS } from './lexicon-text.ts';

type Props = {
  readonly draft: KindDraft;
  readonly onChange: (draft: KindDraft) => void;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly isSaving: boolean;
  /** A kind that exists can be put out of use. */
  readonly mayRetire: boolean;
  /** Beside the buttons: what went wrong. */
  readonly children?: ReactNode;
};

export function KindForm({ draft, onChange, onSave, onClose, isSaving, mayRetire, children }: Props) {
  const { data: tree } = useQuery(kindTreeQuery);
  const { data: departments } = useQuery(departmentsQuery);
  const faults = faultsOf(draft);
  const change = (part: Partial<KindDraft>) => onChange({ ...draft, ...part });
  return (
    <form
      className="kind-form"
      aria-label="类型"
      onSubmit={(event) => {
        event.preventDefault();
        if (faults.length === 0) onSave();
      }}
    >
      <div className="filters">
        <Line label="名称" value={draft.name} most={40} onChange={(name) => change({ name })} />
        <SelectField
          label="领域"
          value={draft.fieldCode}
          none="请选择"
          options={(tree?.fields ?? []).map(({ code, name }) => ({ value: code, word: name }))}
          onChange={(fieldCode) => change({ fieldCode })}
        />
        <SelectField
          label="牵头单位"
          value={draft.lead}
          none="未定"
          options={(departments?.items ?? []).map(({ code, short }) => ({ value: code, word: short }))}
          onChange={(lead) => change({ lead })}
        />
      </div>
      <Assist codes={draft.assist} onChange={(assist) => change({ assist })} />
      <Line
        label="通常诉求（一句话）"
        value={draft.usualAsk}
        most={200}
        onChange={(usualAsk) => change({ usualAsk })}
      />
      {LEXICON_PARTS.map((part) => (
        <Words
          key={part}
          label={LEXICON_WORDS[part].word}
          hint={LEXICON_WORDS[part].hint}
          value={draft.lexicon[part]}
          onChange={(text) => change({ lexicon: { ...draft.lexicon, [part]: text } })}
        />
      ))}
      {mayRetire && (
        <label className="check">
          <input
            type="checkbox"
            checked={draft.active}
            onChange={(event) => change({ active: event.target.checked })}
          />
          启用（停用后不再判给新的事项，已有的不变）
        </label>
      )}
      {children}
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={faults.length > 0} loading={isSaving}>
          保存
        </Button>
        <Button onClick={onClose}>放弃</Button>
        <span className="note" role="status">
          {faults.slice(0, 3).join('；')}
        </span>
      </div>
    </form>
  );
}

type LineProps = {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly onChange: (text: string) => void;
};

function Line({ label, value, most, onChange }: LineProps) {
  const id = useId();
  return (
    <span className="field wide">
      <label htmlFor={id}>{label}</label>
      <input id={id} value={value} maxLength={most} onChange={(event) => onChange(event.target.value)} />
    </span>
  );
}

type WordsProps = Omit<LineProps, 'most'> & { readonly hint: string };

function Words({ label, hint, value, onChange }: WordsProps) {
  const id = useId();
  return (
    <span className="field wide">
      <label htmlFor={id}>
        {label} <span className="note">{hint}，用顿号或换行隔开</span>
      </label>
      <textarea id={id} rows={3} value={value} onChange={(event) => onChange(event.target.value)} />
    </span>
  );
}

type AssistProps = {
  readonly codes: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
};

function Assist({ codes, onChange }: AssistProps) {
  const { data } = useQuery(departmentsQuery);
  const [text, setText] = useState('');
  const all = data?.items ?? [];
  const nameOf = (code: string) => all.find((department) => department.code === code)?.short ?? code;
  const left = all
    .filter(({ code }) => !codes.includes(code))
    .map(({ code, name, short }) => ({ key: code, name: short, words: name }));
  return (
    <div className="assist">
      <p>
        协办单位：{codes.length === 0 && '无'}
        {codes.map((code) => (
          <Button
            key={code}
            size="small"
            aria-label={`去掉 ${nameOf(code)}`}
            onClick={() => onChange(codes.filter((one) => one !== code))}
          >
            {nameOf(code)} ×
          </Button>
        ))}
      </p>
      <PickList
        label="增加协办单位"
        text={text}
        onText={setText}
        items={text === '' ? [] : filterItems(left, text, 6)}
        placeholder="输入单位名称"
        emptyHint=""
        onPick={(code) => {
          onChange([...codes, code]);
          setText('');
        }}
      />
    </div>
  );
}
