import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { kindTreeQuery } from '../desk/desk-queries.ts';
import { filterItems } from '../desk/filter-items.ts';
import { PickList } from '../desk/pick-list.tsx';
import { UNSURE } from './check-types.ts';
import { useAnswerWords } from './use-answer-words.ts';

type Props = { readonly mine: string | null; readonly onAnswer: (answer: string) => void };

const MOST = 11;
const UNSURE_ITEM = { key: UNSURE, name: '拿不准' };

/** All kinds to search in, in the order of the taxonomy: an order by likelihood would tell what the machine thinks. */
export function KindAnswers({ mine, onAnswer }: Props) {
  const { data } = useQuery(kindTreeQuery);
  const [text, setText] = useState('');
  const wordOf = useAnswerWords();
  const kinds = (data?.fields ?? []).flatMap((field) =>
    field.kinds.map(({ code, name }) => ({ key: code, name, words: field.name, note: field.name })),
  );
  return (
    <>
      {mine !== null && <p>您答的是：{wordOf(mine)}</p>}
      <PickList
        label="类型"
        autoFocus
        text={text}
        onText={setText}
        items={[...filterItems(kinds, text, MOST), UNSURE_ITEM]}
        placeholder="输入名称、领域或编码"
        onPick={onAnswer}
      />
    </>
  );
}
