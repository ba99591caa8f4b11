/** Chooses an issue: suggestions first; with two characters typed, all whose title holds them. */
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { titleSearchQuery } from './desk-queries.ts';
import { PickList } from './pick-list.tsx';

type Suggestion = { readonly id: number; readonly title: string; readonly note: string };

type Props<Item extends Suggestion> = {
  readonly suggested: readonly Item[];
  readonly except?: number;
  readonly autoFocus: boolean;
  readonly onPick: (issue: Item | Found) => void;
};

type Found = Suggestion & { readonly version: number };

export function PickIssue<Item extends Suggestion>({ suggested, except, autoFocus, onPick }: Props<Item>) {
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const search = useQuery(titleSearchQuery(wanted));
  const found = (search.data?.items ?? []).map(({ id, version, title, kind, live }) => ({
    id,
    version,
    title,
    note: `${kind.name} · ${live.records} 件`,
  }));
  const items: readonly (Item | Found)[] = wanted.length >= 2 ? found : suggested;
  const others = items.filter(({ id }) => id !== except);
  return (
    <PickList
      label="另一个事项"
      autoFocus={autoFocus}
      text={text}
      onText={setText}
      items={others.map(({ id, title, note }) => ({ key: String(id), name: title, note }))}
      placeholder="相近的在下面；输入两个字可查标题"
      emptyHint={search.isFetching ? '正在查……' : '没有符合的事项，请换几个字'}
      onPick={(key) => {
        const one = others.find(({ id }) => String(id) === key);
        if (one) onPick(one);
      }}
    />
  );
}
