import { type Column, DataTable } from '../../components/data-table.tsx';
import type { Check, CheckEntry } from './check-types.ts';
import { useAnswerWords } from './use-answer-words.ts';

/** Every item with both answers, once the check is finished: those that differ first. */
export function AnsweredTable({ check }: { readonly check: Check }) {
  const wordOf = useAnswerWords();
  const columns: readonly Column<CheckEntry>[] = [
    { title: '题', cell: ({ item }) => item, isFigure: true },
    { title: '来件', cell: ({ texts }) => texts.map(({ title }) => title || '（无标题）').join(' ／ ') },
    { title: '您', cell: ({ mine }) => wordOf(mine) },
    { title: '机器', cell: ({ machine }) => wordOf(machine) },
    { title: '一致', cell: ({ mine, machine }) => (mine === machine ? '是' : '否') },
    { title: '计入', cell: ({ counted }) => (counted === null ? '' : counted ? '是' : '否') },
  ];
  const differing = ({ mine, machine }: CheckEntry) => (mine === machine ? 1 : 0);
  const rows = check.entries.toSorted((a, b) => differing(a) - differing(b) || a.item - b.item);
  return <DataTable caption="各题的回答" columns={columns} rows={rows} keyOf={({ item }) => item} />;
}
