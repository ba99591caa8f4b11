import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type Draft, deputiesQuery, setCosigners } from '../../api/drafts.ts';
import { DateText } from '../../components/date-text.tsx';
import { ErrorState } from '../../components/error-state.tsx';

type Cosigner = Draft['cosigners'][number];

const STATES: { readonly [S in Cosigner['state']]: string } = {
  asked: '○ 还没有确认',
  confirmed: '● 已确认这一版',
  changed: '◐ 确认后内容有改动，需重新确认',
};

/** Who is asked to sign, and who has. */
export function CosignerList({ cosigners }: { readonly cosigners: readonly Cosigner[] }) {
  if (cosigners.length === 0) return <p className="note">没有联名人。</p>;
  return (
    <ul className="cosigners">
      {cosigners.map(({ id, displayName, state, confirmedAt }) => (
        <li key={id}>
          {displayName} <span className="note">{STATES[state]}</span>{' '}
          {state === 'confirmed' && confirmedAt && <DateText value={confirmedAt} as="moment" />}
        </li>
      ))}
    </ul>
  );
}

type Props = { readonly draft: Draft; readonly onChanged: (draft: Draft) => void };

/** For the owner: the list of who is asked, chosen among the deputies. */
export function CosignerForm({ draft, onChanged }: Props) {
  const { id, cosigners, content } = draft;
  const [isOpen, setOpen] = useState(false);
  return (
    <section>
      <h3>联名</h3>
      <CosignerList cosigners={cosigners} />
      {isOpen ? (
        <ChooseDeputies
          key={id}
          draft={draft}
          onChanged={(changed) => {
            setOpen(false);
            onChanged(changed);
          }}
          onClose={() => setOpen(false)}
        />
      ) : (
        <p>
          <Button disabled={!content.form.openToCosign} onClick={() => setOpen(true)}>
            请代表联名……
          </Button>
          {!content.form.openToCosign && <span className="note"> 表单中没有选“可以联名”</span>}
        </p>
      )}
    </section>
  );
}

function ChooseDeputies({ draft, onChanged, onClose }: Props & { readonly onClose: () => void }) {
  const { data, error } = useQuery(deputiesQuery);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set(draft.cosigners.map(({ id }) => id)));
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => setCosigners(draft.id, [...chosen]),
    onSuccess: onChanged,
  });
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const shown = data?.items.filter(({ displayName }) => displayName.includes(name.trim())) ?? [];
  return (
    <div className="choose-deputies">
      {error !== null && <ErrorState error={error} />}
      {data?.items.length === 0 && (
        <p className="note">还没有其他代表的账号。请管理员先在“人员与角色”中新增代表。</p>
      )}
      <label className="field">
        <span>按姓名找</span>
        <input type="search" value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <ul>
        {shown.map(({ id, displayName, district }) => (
          <li key={id}>
            <label>
              <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} /> {displayName}
              {district && <span className="note"> {district}</span>}
            </label>
          </li>
        ))}
      </ul>
      {save.isError && <ErrorState error={save.error} />}
      <p>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          保存名单（{chosen.size} 人）
        </Button>{' '}
        <Button onClick={onClose}>取消</Button>
      </p>
    </div>
  );
}
