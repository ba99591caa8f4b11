import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { answerOf, client } from '../../api/client.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { WORDS } from '../../words.ts';
import { PickKind } from './act-form.tsx';
import { reviewKey } from './desk-queries.ts';
import type { RecordDetail } from './types.ts';

/** Says which kind a record is of: a decision, and an example that the next run learns from. */
export function LabelRecord({ record: { id, kind } }: { readonly record: RecordDetail }) {
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [choice, setChoice] = useState<{ code: string; name: string } | null>(null);
  const label = useMutation({
    mutationFn: (code: string) =>
      answerOf(
        client.api.records[':id'].kind.$put({
          param: { id: String(id) },
          json: { kind: code, seen: kind?.code ?? null, reason: null },
        }),
      ),
    onSuccess: () => setOpen(false),
    onSettled: () => queries.invalidateQueries({ queryKey: reviewKey }),
  });
  return (
    <section aria-label={WORDS.kind} className="label-record">
      <p>
        {WORDS.kind}：{kind?.name ?? WORDS.unsure}{' '}
        {!isOpen && (
          <Button size="small" onClick={() => setOpen(true)}>
            改类型
          </Button>
        )}
      </p>
      {isOpen && (
        <>
          <PickKind value={choice?.name ?? null} onPick={setChoice} />
          {label.isError && <ErrorState error={label.error} />}
          <div className="actions">
            <Button
              type="primary"
              disabled={choice === null}
              loading={label.isPending}
              onClick={() => choice && label.mutate(choice.code)}
            >
              改类型
            </Button>
            <Button onClick={() => setOpen(false)}>放弃</Button>
          </div>
        </>
      )}
      {label.isSuccess && !isOpen && (
        <p role="status">
          已记为“{choice?.name}”，下次运行会学习这个例子；可在决定记录中撤销。
          {choice?.code !== kind?.code && '上面显示的是所在事项的类型。'}
        </p>
      )}
    </section>
  );
}
