import { Checkbox } from 'antd';
import type { Preview } from '../../api/imports.ts';
import { DataTable } from '../../components/data-table.tsx';
import { SelectField } from '../../components/select-field.tsx';
import type { ColumnUse } from './preview-view.tsx';

type Props = {
  readonly preview: Preview;
  readonly use: ColumnUse;
  readonly onUse: (use: ColumnUse) => void;
};

/** What each column was taken for; a person may say otherwise. */
export function MappingTable({ preview, use, onUse }: Props) {
  const options = preview.fields.map(({ field, name }) => ({ value: field, word: name }));
  const usedFor = (column: string, field: string | null) => {
    const said = use.columns[column];
    return (said === undefined ? field : said) ?? '';
  };
  const setColumn = (column: string, value: string) =>
    onUse({ ...use, columns: { ...use.columns, [column]: value === '' ? null : value } });
  return (
    <section>
      <h2>列</h2>
      {preview.ambiguous.map(({ field, used, behind }) => (
        <p key={field} className="note">
          “{used}”和“{behind.join('、')}”用途相同：取第一个不为空的。
        </p>
      ))}
      {(preview.missing.includes('sourceId') || use.hasNoIds) && (
        <p>
          <Checkbox
            checked={use.hasNoIds}
            onChange={(event) => onUse({ ...use, hasNoIds: event.target.checked })}
          >
            文件没有编号列：按内容和时间生成编号
          </Checkbox>
        </p>
      )}
      <DataTable
        caption="文件的列和它们的用途"
        isSmall
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
                onChange={(value) => setColumn(column, value)}
              />
            ),
          },
        ]}
      />
    </section>
  );
}
