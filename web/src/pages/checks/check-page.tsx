/** One blind check: an item at a time, by keys; the machine's answers appear when all is answered. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { readKeystroke } from '../desk/use-desk-keys.ts';
import { AnsweredTable } from './answered-table.tsx';
import { checkQuery, checksQuery } from './check-queries.ts';
import { CheckTexts } from './check-texts.tsx';
import { type Check, type CheckEntry, QUESTION_WORDS } from './check-types.ts';
import { KindAnswers } from './kind-answers.tsx';
import { checkCommandOf, PAIR_ANSWERS } from './pair-keys.ts';
import { ResultText } from './result-text.tsx';
import { answered, neighbour, nextOpen } from './walk-entries.ts';
import '../desk/desk.css';
import './checks.css';

export function CheckPage() {
  const query = useQuery(checkQuery(Number(useParams()['id'])));
  return (
    <QueryState query={query} title="盲检">
      {(check) => <CheckView check={check} />}
    </QueryState>
  );
}

function CheckView({ check }: { readonly check: Check }) {
  const { entries, question, result } = check;
  const done = answered(entries);
  return (
    <>
      <PageHeader
        title="盲检"
        note={
          <>
            {QUESTION_WORDS[question]} 看不到机器的判断。<Link to="/checks">全部盲检</Link>
          </>
        }
      />
      <p role="status">
        您已答 {done} / {entries.length}
      </p>
      <progress className="check-progress" max={entries.length} value={done} aria-label="进度" />
      {result ? (
        <>
          <ResultText result={result} />
          <AnsweredTable check={check} />
        </>
      ) : (
        <Labelling check={check} />
      )}
    </>
  );
}

function Labelling({ check }: { readonly check: Check }) {
  const { entries, question } = check;
  const [item, setItem] = useState<number | null>(() => nextOpen(entries, null));
  const label = useLabel(check, setItem);
  const entry = entries.find((one) => one.item === item);
  const isPair = question === 'same-issue';
  useKeys((event) => {
    const command = checkCommandOf(readKeystroke(event), isPair);
    if (!command || item === null || label.isPending) return;
    event.preventDefault();
    if (command.do === 'answer') label.mutate({ item, answer: command.answer });
    else setItem(neighbour(entries, item, command.step) ?? item);
  });
  if (!entry) return <p>您的都答完了。其余的要由另一位作答，或等不计的题由别人补答。</p>;
  return (
    <article className="check-item" aria-label={`第 ${entry.item} 题`}>
      <CheckTexts entry={entry} />
      {label.isError && <ErrorState error={label.error} />}
      {isPair ? (
        <PairAnswers entry={entry} onAnswer={(answer) => label.mutate({ item: entry.item, answer })} />
      ) : (
        <KindAnswers
          key={entry.item}
          mine={entry.mine}
          onAnswer={(answer) => label.mutate({ item: entry.item, answer })}
        />
      )}
      {entry.counted === false && <p className="note">这一条不计：您先前对它所在的事项作过决定。</p>}
      <div className="actions">
        <Button onClick={() => setItem(neighbour(entries, entry.item, -1) ?? entry.item)}>上一条</Button>
        <Button onClick={() => setItem(neighbour(entries, entry.item, 1) ?? entry.item)}>下一条</Button>
        <span className="note">
          第 {entries.indexOf(entry) + 1} 条，共 {entries.length} 条
          {isPair ? '；键盘 y 是、n 不是、u 拿不准' : '；输入几个字，回车选定'}
        </span>
      </div>
    </article>
  );
}

/** Saves an answer and goes on to the next item without one. */
function useLabel({ id, entries }: Check, onNext: (item: number | null) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ item, answer }: { item: number; answer: string }) =>
      answerOf(
        client.api['blind-checks'][':id'].items[':item'].$put({
          param: { id: String(id), item: String(item) },
          json: { answer },
        }),
      ),
    onSuccess: async ({ counted, state }, { item, answer }) => {
      const said = (entry: CheckEntry) => (entry.item === item ? { ...entry, mine: answer, counted } : entry);
      queries.setQueryData(checkQuery(id).queryKey, (check: Check | undefined) =>
        check ? { ...check, entries: check.entries.map(said) } : check,
      );
      onNext(nextOpen(entries.map(said), item));
      if (state === 'finished') await queries.invalidateQueries({ queryKey: checksQuery.queryKey });
    },
  });
}

type PairProps = { readonly entry: CheckEntry; readonly onAnswer: (answer: string) => void };

function PairAnswers({ entry, onAnswer }: PairProps) {
  return (
    <fieldset className="plain actions">
      <legend className="for-readers">回答</legend>
      {PAIR_ANSWERS.map(({ answer, key, word }) => (
        <Button
          key={answer}
          aria-pressed={entry.mine === answer}
          aria-keyshortcuts={key}
          type={entry.mine === answer ? 'primary' : 'default'}
          onClick={() => onAnswer(answer)}
        >
          {word}
          <span className="key" aria-hidden="true">
            {key}
          </span>
        </Button>
      ))}
    </fieldset>
  );
}

function useKeys(onKey: (event: KeyboardEvent) => void): void {
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
