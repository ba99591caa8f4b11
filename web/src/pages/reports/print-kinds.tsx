import type { InferResponseType } from 'hono/client';
import type { client } from '../../api/client.ts';
import { DataTable } from '../../components/data-table.tsx';
import { formatScore } from '../../components/format-figure.ts';

type Field = InferResponseType<typeof client.api.kinds.$get, 200>['fields'][number];

export function PrintKinds({ fields }: { readonly fields: readonly Field[] }) {
  const ranked = fields
    .flatMap(({ kinds }) => kinds)
    .flatMap(({ code, name, lead, ranked: place }) => (place ? [{ code, name, lead, ...place }] : []))
    .toSorted((a, b) => a.rank - b.rank);
  return (
    <section>
      <h2>类型排序</h2>
      <DataTable
        caption="类型排序"
        rows={ranked}
        keyOf={({ code }) => code}
        columns={[
          { title: '名次', isFigure: true, cell: ({ rank }) => rank },
          { title: '类型', cell: ({ name }) => name },
          { title: '热度', isFigure: true, cell: ({ score }) => formatScore(score) },
          { title: '来件', isFigure: true, cell: ({ counts }) => counts.records },
          { title: '人数', isFigure: true, cell: ({ counts }) => counts.people },
          { title: '建议', isFigure: true, cell: ({ counts }) => counts.suggestions },
          { title: '牵头单位', cell: ({ lead }) => lead?.name ?? '待定' },
        ]}
      />
    </section>
  );
}
