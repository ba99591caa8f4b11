import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { InferResponseType } from 'hono/client';
import { type FormEvent, useState } from 'react';
import { SOURCES, type Source } from '../../../../src/domain/record.ts';
import { answerOf, client } from '../../api/client.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { InputField } from '../../components/input-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { SOURCE_WORDS } from '../../words.ts';

const keys = client.api['api-keys'];
export type NewKey = InferResponseType<typeof keys.$post, 201>;

const SOURCE_OPTIONS = SOURCES.map((value) => ({ value, word: SOURCE_WORDS[value] }));

export function NewKeyForm({ onMade }: { readonly onMade: (key: NewKey) => void }) {
  const [name, setName] = useState('');
  const [source, setSource] = useState<Source>('hotline');
  const create = useMutation({
    mutationFn: () => answerOf(keys.$post({ json: { name: name.trim(), source } })),
    onSuccess: (key) => {
      setName('');
      onMade(key);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form className="filters" onSubmit={submit}>
      <InputField label="用途" value={name} onChange={setName} isRequired />
      <SelectField
        label="来源"
        value={source}
        options={SOURCE_OPTIONS}
        onChange={(value) => setSource(SOURCES.find((known) => known === value) ?? source)}
      />
      <Button type="primary" htmlType="submit" loading={create.isPending}>
        新建密钥
      </Button>
      {create.isError && <ErrorState error={create.error} />}
    </form>
  );
}
