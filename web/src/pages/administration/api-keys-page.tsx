import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { useState } from 'react';
import { answerOf, client } from '../../api/client.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { SecretText } from '../../components/secret-text.tsx';
import { SOURCE_WORDS } from '../../words.ts';
import { type NewKey, NewKeyForm } from './new-key-form.tsx';

const keys = client.api['api-keys'];
type Key = InferResponseType<typeof keys.$get, 200>['items'][number];

export function ApiKeysPage() {
  const queries = useQueryClient();
  const [made, setMade] = useState<NewKey | null>(null);
  const reload = () => queries.invalidateQueries({ queryKey: ['api-keys'] });
  const list = useQuery({ queryKey: ['api-keys'], queryFn: () => answerOf(keys.$get()) });
  const revoke = useMutation({
    mutationFn: (id: number) => answerOf(keys[':id'].$delete({ param: { id: String(id) } })),
    onSuccess: reload,
  });
  return (
    <>
      <PageHeader title="接口密钥" note="推送数据的系统凭密钥登录，一把密钥只能推送一种来源。" />
      {made && (
        <SecretText
          title={`密钥“${made.key.name}”`}
          secret={made.secret}
          note="只显示这一次。请存入推送系统的密钥库，不要用邮件或聊天软件传送。"
          onClose={() => setMade(null)}
        />
      )}
      <NewKeyForm
        onMade={(key) => {
          setMade(key);
          void reload();
        }}
      />
      {revoke.isError && <ErrorState error={revoke.error} />}
      <QueryState query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="还没有密钥">在上面写明用途、选好来源，点“新建密钥”。</EmptyState>
          ) : (
            <KeyTable keys={items} revoke={revoke.mutate} />
          )
        }
      </QueryState>
    </>
  );
}

function KeyTable({ keys: rows, revoke }: { readonly keys: readonly Key[]; revoke: (id: number) => void }) {
  return (
    <DataTable
      caption="接口密钥"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { title: '用途', cell: ({ name }) => name },
        { title: '来源', cell: ({ source }) => SOURCE_WORDS[source] },
        {
          title: '新建',
          cell: ({ createdAt, createdBy }) => (
            <>
              <DateText value={createdAt} /> {createdBy}
            </>
          ),
        },
        {
          title: '最近使用',
          cell: ({ lastUsedAt }) => (lastUsedAt ? <DateText value={lastUsedAt} as="moment" /> : '从未使用'),
        },
        {
          title: '状态',
          cell: ({ id, name, revokedAt }) =>
            revokedAt ? (
              <>
                已停用 <DateText value={revokedAt} />
              </>
            ) : (
              <ConfirmButton
                word="停用"
                sure={`确定停用“${name}”？用它推送的系统随即不能推送。`}
                onConfirm={() => revoke(id)}
              />
            ),
        },
      ]}
    />
  );
}
