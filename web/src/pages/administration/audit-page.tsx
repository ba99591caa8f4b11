import type { InferResponseType } from 'hono/client';
import { answerOf, client } from '../../api/client.ts';
import { usePages } from '../../api/use-pages.ts';
import { useFilters } from '../../app/use-filters.ts';
import { DataTable } from '../../components/data-table.tsx';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { PagesState } from '../../components/pages-state.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { ACTION_OPTIONS, actionWord, RESULT_OPTIONS, RESULT_WORDS } from './audit-words.ts';

type Entry = InferResponseType<typeof client.api.audit.$get, 200>['items'][number];

const FILTERS = ['action', 'result', 'accountId', 'since', 'until'] as const;
type Filters = Partial<Record<(typeof FILTERS)[number], string>>;

/** Who did what and when. Nobody can change or delete a line, the administrator neither. */
export function AuditPage() {
  const { filters, set } = useFilters(FILTERS);
  const query = readQuery(filters);
  const entries = usePages(['audit', query], (cursor) =>
    answerOf(client.api.audit.$get({ query: { ...query, ...cursor } })),
  );
  return (
    <>
      <PageHeader title="审计日志" note="只记录，不能修改或删除；不记录来件内容和密码。" />
      <search className="filters">
        <SelectField
          label="动作"
          none="全部"
          options={ACTION_OPTIONS}
          value={filters.action ?? ''}
          onChange={(value) => set('action', value)}
        />
        <SelectField
          label="结果"
          none="全部"
          options={RESULT_OPTIONS}
          value={filters.result ?? ''}
          onChange={(value) => set('result', value)}
        />
        <TextField
          label="账号编号"
          type="number"
          value={filters.accountId ?? ''}
          onCommit={(value) => set('accountId', value)}
        />
        <TextField
          label="从"
          type="date"
          value={filters.since ?? ''}
          onCommit={(value) => set('since', value)}
        />
        <TextField
          label="到（不含）"
          type="date"
          value={filters.until ?? ''}
          onCommit={(value) => set('until', value)}
        />
      </search>
      <PagesState query={entries} empty={<EmptyState title="没有符合的记录">请放宽筛选。</EmptyState>}>
        {(items) => <AuditTable entries={items} />}
      </PagesState>
    </>
  );
}

function AuditTable({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <DataTable
      caption="审计日志"
      rows={entries}
      keyOf={({ id }) => id}
      columns={[
        { title: '时间', cell: ({ at }) => <DateText value={at} as="moment" /> },
        {
          title: '谁',
          cell: ({ actor, accountId }) => (
            <>
              {actor}
              {accountId !== null && <span className="note"> {accountId} 号</span>}
            </>
          ),
        },
        { title: '动作', isShort: true, cell: ({ action }) => actionWord(action) },
        { title: '对象', cell: ({ target }) => target },
        { title: '结果', isShort: true, cell: ({ result }) => RESULT_WORDS[result] },
        { title: '细节', cell: ({ detail }) => describeDetail(detail) },
      ]}
    />
  );
}

const describeDetail = (detail: Entry['detail']): string =>
  Object.entries(detail)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('，');

function readQuery({ action, result, accountId, since, until }: Filters) {
  const known = RESULT_OPTIONS.find(({ value }) => value === result)?.value;
  const day = (text: string | undefined) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? `${text}T00:00:00+08:00` : undefined;
  const from = day(since);
  const to = day(until);
  return {
    ...(action && { action }),
    ...(known && { result: known }),
    ...(/^[1-9]\d*$/.test(accountId ?? '') && { accountId }),
    ...(from && { since: from }),
    ...(to && { until: to }),
  };
}
