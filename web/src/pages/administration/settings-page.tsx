import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { InferResponseType } from 'hono/client';
import { type FormEvent, useState } from 'react';
import { answerOf, client, ifMatch, type Tagged } from '../../api/client.ts';
import { settingsQuery } from '../../api/settings.ts';
import { InputField } from '../../components/input-field.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { SaveError } from '../../components/save-error.tsx';

type Settings = InferResponseType<typeof client.api.settings.$get, 200>;

export function SettingsPage() {
  const settings = useQuery(settingsQuery);
  return (
    <>
      <PageHeader title="设置" note="其余设置在服务器的配置文件里，见操作手册。" />
      <QueryState query={settings}>{(tagged) => <SettingsForm tagged={tagged} />}</QueryState>
    </>
  );
}

function SettingsForm({ tagged: { data, etag } }: { readonly tagged: Tagged<Settings> }) {
  const queries = useQueryClient();
  const [line, setLine] = useState(String(Math.round(data.agreementLine * 100)));
  const [populations, setPopulations] = useState(() => populationsOf(data));
  const save = useMutation({
    mutationFn: () =>
      answerOf(
        client.api.settings.$put({
          header: ifMatch(etag),
          json: { agreementLine: Number(line) / 100, populations: numbersOf(populations) },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['settings'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <section>
        <h2>盲检</h2>
        <InputField
          label="一致率底线（%）：低于它，报告标为草案"
          type="number"
          min={0}
          max={100}
          value={line}
          onChange={setLine}
          isRequired
        />
      </section>
      <section>
        <h2>公开底线</h2>
        <p>
          不足 {data.minimumPeople} 人的事项只有工作人员能看到。
          <span className="note">在配置文件中设定。</span>
        </p>
      </section>
      <section>
        <h2>各区县人口</h2>
        <p className="note">用来算每万人反映人数；空着就不算。</p>
        <div className="filters">
          {data.districts.map(({ code, name }) => (
            <InputField
              key={code}
              label={name}
              type="number"
              min={1}
              value={populations[code] ?? ''}
              onChange={(value) => setPopulations({ ...populations, [code]: value })}
            />
          ))}
        </div>
      </section>
      <SaveError save={save} reload={() => queries.invalidateQueries({ queryKey: ['settings'] })} />
      {save.isSuccess && <p role="status">已保存。下次运行起采用。</p>}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        保存设置
      </Button>
    </form>
  );
}

type Typed = Readonly<Record<string, string>>;

const populationsOf = ({ districts }: Settings): Typed =>
  Object.fromEntries(districts.map(({ code, population }) => [code, population?.toString() ?? '']));

const numbersOf = (typed: Typed): Record<string, number | null> =>
  Object.fromEntries(
    Object.entries(typed).map(([code, text]) => [code, text.trim() === '' ? null : Number(text)]),
  );
