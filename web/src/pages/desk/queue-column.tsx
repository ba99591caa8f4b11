import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { KindTag } from '../../components/kind-tag.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { CHANGE_WORDS, CHANGES, type Change, type InboxItem } from './types.ts';

type Counts = { readonly total: number; readonly change: { readonly [C in Change]?: number } };

type Props = {
  readonly items: readonly InboxItem[];
  readonly counts: Counts;
  readonly change: Change | null;
  readonly onChange: (change: Change | null) => void;
  readonly current: number | null;
  readonly onOpen: (issueId: number) => void;
  readonly more: (() => void) | null;
};

export function QueueColumn({ items, counts, change, onChange, current, onOpen, more }: Props) {
  return (
    <section className="desk-queue" aria-label="待审队列">
      <Filters counts={counts} change={change} onChange={onChange} />
      {items.length === 0 && (
        <EmptyState title="没有待审的事项">
          {change === null ? '上次运行后的变化都已处理。' : '这一类都已处理，请看其他类。'}
        </EmptyState>
      )}
      <ol className="queue">
        {items.map((item) => (
          <QueueItem key={item.id} item={item} isCurrent={item.id === current} onOpen={onOpen} />
        ))}
      </ol>
      {more && <Button onClick={more}>再看 50 项</Button>}
    </section>
  );
}

function Filters({ counts, change, onChange }: Pick<Props, 'counts' | 'change' | 'onChange'>) {
  const chips = [
    { value: null, word: '全部', count: counts.total },
    ...CHANGES.map((value) => ({ value, word: CHANGE_WORDS[value], count: counts.change[value] ?? 0 })),
  ];
  return (
    <fieldset className="chips">
      <legend className="for-readers">按变化筛选</legend>
      {chips.map(({ value, word, count }) => (
        <button key={word} type="button" aria-pressed={value === change} onClick={() => onChange(value)}>
          {word} <span className="chip-count">{count}</span>
        </button>
      ))}
    </fieldset>
  );
}

type ItemProps = { readonly item: InboxItem; readonly isCurrent: boolean; readonly onOpen: Props['onOpen'] };

function QueueItem({ item, isCurrent, onOpen }: ItemProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li>
      <button
        ref={button}
        type="button"
        className="queue-item"
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => onOpen(item.id)}
      >
        <span className="queue-title">
          <span className="queue-rank">{item.ranking?.rank ?? '–'}</span>
          {item.title}
        </span>
        <span className="queue-facts">
          {item.changes.map((one) => CHANGE_WORDS[one]).join('、')} · {item.live.records} 件{' '}
          {item.live.people} 人
        </span>
        <span className="queue-facts">
          <KindTag kind={item.kind} /> {item.state !== 'proposed' && <StateTag state={item.state} />}
        </span>
      </button>
    </li>
  );
}
