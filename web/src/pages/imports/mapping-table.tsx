import type { Preview, Upload } from '../../api/imports.ts';
import { DataTable } from '../../components/data-table.tsx';
import { SelectField } from '../../components/select-field.tsx';

type Props = {
  readonly preview: Preview;
  readonly columns: Upload['columns'];
  readonly onMap: (columns: Upload['columns']) => void;
};

/** What each column was taken for; a person may say otherwise. */
export function MappingTable({ preview, columns, onMap }: Props) {
  const options = preview.fields.map(({ field, name }) => ({ value: field, word: name }));
  const usedFor = (column: string, field: string | null) => {
    const said = columns[column];
    return (said === undefined ? field : said) ?? '';
  };
  return (
    <section>
      <h2>列</h2>
      {preview.ambiguous.map(({ field, used, behind }) => (
        <p key={field} className="note">
          “{used}”和“{behind.join('、')}”用途相同：取第一个不为空的。
        </p>
      ))}
      <DataTable
        caption="文件的列和它们的用途"
        rows={preview.columns}
        keyOf={({ column }) => column}
        columns={[
          { title: '列名', cell: ({ column }) => column },
          {
            title: '用作',
            cell: ({ column, field }) => (
              <SelectField
                label={`“${column}”用作`}
                none="不使用"
                options={options}
                value={usedFor(column, field)}
                onChange={(value) => onMap({ ...columns, [column]: value === '' ? null : value })}
              />
            ),
          },
        ]}
      />
    </section>
  );
}
