import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { DraftForm } from '../../../../src/domain/draft.ts';
import { SelectField } from '../../components/select-field.tsx';
import { departmentsQuery } from '../desk/desk-queries.ts';
import { CATEGORY_WORDS, DISCLOSURE_WORDS, METHOD_WORDS, optionsOf, REPEATED_WORDS } from './draft-words.ts';

type Props = { readonly form: DraftForm; readonly onChange: (change: Partial<DraftForm>) => void };

/** What the form asks besides the text. */
export function FormFields({ form, onChange }: Props) {
  return (
    <>
      <div className="filters form-fields">
        <Select
          label="类别"
          words={CATEGORY_WORDS}
          value={form.category}
          onChange={(category) => onChange({ category })}
        />
        <Typed
          label="代表团"
          most={40}
          value={form.delegation}
          onChange={(delegation) => onChange({ delegation })}
        />
        <ProposedUnit value={form.proposedUnit} onChange={(proposedUnit) => onChange({ proposedUnit })} />
        <Select
          label="公开意见"
          words={DISCLOSURE_WORDS}
          value={form.disclosure}
          onChange={(disclosure) => onChange({ disclosure })}
        />
        <SelectField
          label="形成方式"
          none="未注明"
          value={form.method ?? ''}
          options={optionsOf(METHOD_WORDS)}
          onChange={(value) => onChange({ method: readMethod(value) })}
        />
        <Select
          label="多年提出"
          words={REPEATED_WORDS}
          value={form.repeated}
          onChange={(repeated) => onChange({ repeated })}
        />
      </div>
      <div className="checks">
        <Check
          word="希望承办单位与我沟通"
          value={form.wantsContact}
          onChange={(wantsContact) => onChange({ wantsContact })}
        />
        <Check
          word="仅供工作参考，不需要书面答复"
          value={form.referenceOnly}
          onChange={(referenceOnly) => onChange({ referenceOnly })}
        />
        <Check
          word="可以联名"
          value={form.openToCosign}
          onChange={(openToCosign) => onChange({ openToCosign })}
        />
      </div>
    </>
  );
}

const readMethod = (value: string): DraftForm['method'] =>
  optionsOf(METHOD_WORDS).find((option) => option.value === value)?.value ?? null;

type SelectProps<Code extends string> = {
  readonly label: string;
  readonly words: { readonly [C in Code]: string };
  readonly value: Code;
  readonly onChange: (value: Code) => void;
};

function Select<Code extends string>({ label, words, value, onChange }: SelectProps<Code>) {
  const options = optionsOf(words);
  const choose = (name: string) => {
    const chosen = options.find((option) => option.value === name);
    if (chosen) onChange(chosen.value);
  };
  return <SelectField label={label} value={value} options={options} onChange={choose} />;
}

type TypedProps = {
  readonly label: string;
  readonly most: number;
  readonly value: string | null;
  readonly list?: string;
  readonly onChange: (value: string | null) => void;
};

function Typed({ label, most, value, list, onChange }: TypedProps) {
  const id = useId();
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        list={list}
        value={value ?? ''}
        maxLength={most}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      />
    </span>
  );
}

/** Any unit may be named; those of the city are offered while typing. */
function ProposedUnit({ value, onChange }: Pick<TypedProps, 'value' | 'onChange'>) {
  const list = useId();
  const { data } = useQuery(departmentsQuery);
  return (
    <>
      <Typed label="建议承办单位" most={60} value={value} list={list} onChange={onChange} />
      <datalist id={list}>
        {data?.items.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

type CheckProps = {
  readonly word: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
};

function Check({ word, value, onChange }: CheckProps) {
  return (
    <label>
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} /> {word}
    </label>
  );
}

/** The same for reading. */
export function FormFacts({ form }: Pick<Props, 'form'>) {
  const facts: readonly (readonly [string, string | null])[] = [
    ['类别', CATEGORY_WORDS[form.category]],
    ['代表团', form.delegation],
    ['建议承办单位', form.proposedUnit],
    ['公开意见', DISCLOSURE_WORDS[form.disclosure]],
    ['形成方式', form.method && METHOD_WORDS[form.method]],
    ['多年提出', REPEATED_WORDS[form.repeated]],
    ['希望沟通', form.wantsContact ? '是' : '否'],
    ['仅供参考', form.referenceOnly ? '是' : '否'],
    ['可联名', form.openToCosign ? '是' : '否'],
  ];
  return (
    <dl className="facts">
      {facts.map(([word, value]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{value ?? '未填'}</dd>
        </div>
      ))}
    </dl>
  );
}
