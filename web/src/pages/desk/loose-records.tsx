/** Records whose asks are in no issue, with a box to choose them by and the way into one. */
import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { AddToIssue } from './add-to-issue.tsx';
import { recordQuery } from './desk-queries.ts';
import { looseAsks } from './loose-asks.ts';
import { keepPresent, NOTHING_SELECTED, type Selection, toggle, toggleAll } from './selection.ts';
import type { RecordRow } from './types.ts';
import type { Review } from './use-review.ts';

type Props = {
  readonly review: Review;
  readonly columns: readonly Column<RecordRow>[];
  readonly rows: readonly RecordRow[];
};

export function LooseRecords({ review, columns, rows }: Props) {
  const [chosen, setChosen] = useState<Selection>(NOTHING_SELECTED);
  const [isAdding, setAdding] = useState(false);
  const ids = rows.map(({ id }) => id);
  // A record that somebody put into an issue leaves the list.
  const { kept } = keepPresent(chosen, ids);
  const box: Column<RecordRow> = {
    title: '选',
    cell: ({ id, title }) => (
      <input
        type="checkbox"
        aria-label={`选中 ${title || '（无标题）'}`}
        checked={kept.has(id)}
        onChange={() => setChosen(toggle(kept, id))}
      />
    ),
  };
  return (
    <>
      <div className="choose-bar">
        <Button size="small" onClick={() => setChosen(toggleAll(kept, ids))}>
          全选或全不选
        </Button>
        <Button
          size="small"
          type={isAdding ? 'default' : 'primary'}
          disabled={kept.size === 0 || isAdding}
          onClick={() => setAdding(true)}
        >
          归入事项……
        </Button>
        <span className="note" aria-live="polite">
          {kept.size === 0 ? '选中来件，可归入已有的事项' : `已选 ${kept.size} 件`}
        </span>
      </div>
      {isAdding && kept.size > 0 && (
        <AddRecords review={review} recordIds={[...kept]} onClose={() => setAdding(false)} />
      )}
      <DataTable caption="来件" columns={[box, ...columns]} rows={rows} keyOf={({ id }) => id} />
    </>
  );
}

type AddProps = {
  readonly review: Review;
  readonly recordIds: readonly number[];
  readonly onClose: () => void;
};

/** The list names records; which of their asks are in no issue is read of each. */
function AddRecords({ review, recordIds, onClose }: AddProps) {
  const records = useQueries({ queries: recordIds.map((id) => recordQuery(id)) });
  const read = records.flatMap(({ data }) => (data ? [data] : []));
  const asks = read.flatMap((record) => looseAsks(record));
  const [first] = read;
  if (!first) return <p role="status">正在读取选中的来件……</p>;
  return (
    // Nothing is sent while one that was just chosen is not read yet.
    <fieldset className="choose-fields" disabled={read.length < records.length}>
      <legend className="for-readers">归入事项</legend>
      <AddToIssue
        review={review}
        askIds={asks.map(({ id }) => id)}
        text={`${first.title} ${first.body ?? ''}`}
        onClose={onClose}
      />
    </fieldset>
  );
}
