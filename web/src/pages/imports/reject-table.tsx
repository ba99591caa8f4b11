import { reasonWord } from '../../../../src/domain/code-words.ts';
import type { Preview } from '../../api/imports.ts';
import { DataTable } from '../../components/data-table.tsx';

/** Rows that were not taken, and why; never their text. */
export function RejectTable({ rejects }: { readonly rejects: Preview['rejects'] }) {
  return (
    <DataTable
      caption="拒收的行"
      rows={rejects}
      keyOf={({ row }) => row}
      columns={[
        { title: '行', isFigure: true, cell: ({ row }) => row },
        { title: '文件行', isFigure: true, cell: ({ line }) => line ?? '' },
        { title: '编号', cell: ({ sourceId }) => sourceId ?? '未注明' },
        { title: '原因', cell: ({ reason }) => reasonWord(reason) },
        { title: '说明', cell: ({ detail }) => detail },
      ]}
    />
  );
}
