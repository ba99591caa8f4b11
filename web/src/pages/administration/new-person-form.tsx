import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { createPerson } from '../../api/people.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { InputField } from '../../components/input-field.tsx';
import type { Invited } from './people-page.tsx';
import { RoleFields, type RoleValues } from './role-fields.tsx';

const EMPTY: RoleValues = { role: 'staff', district: null };

export function NewPersonForm({ onInvited }: { readonly onInvited: (invited: Invited) => void }) {
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [place, setPlace] = useState(EMPTY);
  const create = useMutation({
    mutationFn: createPerson,
    onSuccess: ({ person, invitation }) => {
      setName('');
      setDisplayName('');
      setPlace(EMPTY);
      onInvited({ person, link: invitation });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name: name.trim(), displayName: displayName.trim(), ...place });
  };
  return (
    <form className="filters" onSubmit={submit}>
      <InputField label="用户名（登录时输入）" value={name} onChange={setName} isRequired />
      <InputField label="姓名（页面上显示）" value={displayName} onChange={setDisplayName} isRequired />
      <RoleFields values={place} onChange={setPlace} />
      <Button type="primary" htmlType="submit" loading={create.isPending}>
        新增并生成邀请
      </Button>
      {create.isError && <ErrorState error={create.error} />}
    </form>
  );
}
