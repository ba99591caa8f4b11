import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { invitePerson, type Person, updatePerson } from '../../api/people.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { formatMoment } from '../../components/format-date.ts';
import { SaveError } from '../../components/save-error.tsx';
import { ROLE_WORDS } from '../../words.ts';
import type { Invited } from './people-page.tsx';
import { RoleFields, type RoleValues } from './role-fields.tsx';

type Props = { readonly person: Person; readonly onInvited: (invited: Invited) => void };

export function PersonItem({ person, onInvited }: Props) {
  const [isEditing, setEditing] = useState(false);
  const invite = useMutation({
    mutationFn: invitePerson,
    onSuccess: (link) => onInvited({ person, link }),
  });
  const change = usePersonChange();
  return (
    <li>
      <div className="person-line">
        <p>
          <strong>{person.displayName}</strong> <span className="note">{person.name}</span>
          <br />
          {ROLE_WORDS[person.role]} · {person.district ?? '全市'}
          <span className="note"> · {describeAccess(person)}</span>
        </p>
        <p className="actions">
          <Button aria-expanded={isEditing} onClick={() => setEditing(!isEditing)}>
            调整
          </Button>
          <Button loading={invite.isPending} onClick={() => invite.mutate(person)}>
            {person.hasPassword ? '重设密码' : '发邀请链接'}
          </Button>
          <Button
            loading={change.isPending}
            onClick={() => change.mutate({ person, change: { active: !person.active } })}
          >
            {person.active ? '停用' : '启用'}
          </Button>
        </p>
      </div>
      {isEditing && <PersonForm key={person.version} person={person} onDone={() => setEditing(false)} />}
      {invite.isError && <ErrorState error={invite.error} />}
      {change.isError && <ErrorState error={change.error} />}
    </li>
  );
}

function PersonForm({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) {
  const [values, setValues] = useState<RoleValues>({ role: person.role, district: person.district });
  const queries = useQueryClient();
  const change = usePersonChange();
  return (
    <div className="filters">
      <RoleFields values={values} onChange={setValues} />
      <Button
        loading={change.isPending}
        onClick={() => change.mutate({ person, change: values }, { onSuccess: onDone })}
      >
        保存
      </Button>
      <Button onClick={onDone}>取消</Button>
      <SaveError save={change} reload={() => queries.invalidateQueries({ queryKey: ['people'] })} />
    </div>
  );
}

function usePersonChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: updatePerson,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
}

function describeAccess(person: Person): string {
  if (!person.active) return '已停用';
  if (person.lockedUntil) return `密码多次有误，锁定至 ${formatMoment(person.lockedUntil)}`;
  if (person.invitedUntil) return `邀请有效至 ${formatMoment(person.invitedUntil)}`;
  if (person.lastSeenAt) return `最近登录 ${formatMoment(person.lastSeenAt)}`;
  return '从未登录';
}
