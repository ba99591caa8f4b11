/** Blind checks (盲检): samples labelled without the machine's answer, and what came of them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { checksQuery } from './check-queries.ts';
import { type CheckSummary, QUESTION_WORDS, type Question } from './check-types.ts';
import { ResultText } from './result-text.tsx';
import './checks.css';

const SIZES = ['50', '100', '200', '300'].map((value) => ({ value, word: `${value} 条` }));
const PEOPLE = [
  { value: '1', word: '一人' },
  { value: '2', word: '两人各答一遍（可算 κ）' },
];
const QUESTIONS = (Object.keys(QUESTION_WORDS) as Question[]).map((value) => ({
  value,
  word: QUESTION_WORDS[value],
}));

export function ChecksPage() {
  const may = useMay();
  const query = useQuery(checksQuery);
  return (
    <>
      <PageHeader title="盲检" note="随机抽取，人在看不到机器判断时作答；一致率和区间印在委员会报告首页。" />
      {may('createBlindCheck') && <StartForm />}
      <QueryState query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="还没有盲检">
              选好条数和问题，点“开始”。没有完成的盲检时，报告印有“草案”。
            </EmptyState>
          ) : (
            <ol className="checks">
              {items.map((check) => (
                <CheckItem key={check.id} check={check} />
              ))}
            </ol>
          )
        }
      </QueryState>
    </>
  );
}

function StartForm() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [size, setSize] = useState('100');
  const [people, setPeople] = useState('1');
  const [question, setQuestion] = useState<Question>('kind');
  const create = useMutation({
    mutationFn: () =>
      answerOf(
        client.api['blind-checks'].$post({ json: { size: Number(size), question, people: Number(people) } }),
      ),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: checksQuery.queryKey });
      await navigate(`/checks/${id}`);
    },
  });
  return (
    <form
      className="filters check-form"
      aria-label="开始一次盲检"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <SelectField
        label="问题"
        value={question}
        options={QUESTIONS}
        onChange={(value) => setQuestion(value === 'kind' ? 'kind' : 'same-issue')}
      />
      <SelectField label="抽取" value={size} options={SIZES} onChange={setSize} />
      <SelectField label="由几人作答" value={people} options={PEOPLE} onChange={setPeople} />
      <Button type="primary" htmlType="submit" loading={create.isPending}>
        开始
      </Button>
      {create.isError && <ErrorState error={create.error} />}
    </form>
  );
}

function CheckItem({ check }: { readonly check: CheckSummary }) {
  const may = useMay();
  const { id, question, createdAt, createdBy, items, answered, notCounted, result, runId } = check;
  const title = QUESTION_WORDS[question];
  return (
    <li>
      <h2>{may('getBlindCheck') ? <Link to={`/checks/${id}`}>{title}</Link> : title}</h2>
      <p className="note">
        <DateText value={createdAt} /> {createdBy}，第 {runId} 次运行 · 已答 {answered} / {items}
        {notCounted > 0 && ` · ${notCounted} 条不计（作答人先见过机器的判断）`}
      </p>
      {result ? <ResultText result={result} /> : <p>进行中，答完才给出一致率。</p>}
    </li>
  );
}
