/** One bundle: every suggestion with its asks, answers and ratings, the same answers, and the draft to download. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { client } from '../../api/client.ts';
import { useMay } from '../../api/session.ts';
import { issueAddress, kindAddress, recordAddress } from '../../app/addresses.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { WORDS } from '../../words.ts';
import { bundleQuery } from './kind-queries.ts';
import type { Bundle } from './kind-types.ts';
import { SameAnswers } from './same-answers.tsx';
import './kinds.css';

export function BundlePage() {
  const query = useQuery(bundleQuery(useParams()['kind'] ?? ''));
  return (
    <QueryState query={query} title="打包">
      {(bundle) => <BundleView bundle={bundle} />}
    </QueryState>
  );
}

function BundleView({ bundle }: { readonly bundle: Bundle }) {
  const may = useMay();
  const { kind, lead, assist, suggestions, years, usualAsk, sameAnswers } = bundle;
  const address = client.api.bundles[':kind'].package.$url({ param: { kind: kind.code } });
  return (
    <>
      <PageHeader
        title={`${kind.name}：同类建议打包`}
        note={
          <>
            {suggestions.length} 件建议，{years.join('、')} 年 · 牵头 {lead ?? '未定'}
            {assist.length > 0 && `，协办 ${assist.join('、')}`} ·{' '}
            <Link to={kindAddress(kind.code)}>类型</Link>
          </>
        }
        actions={
          may('getBundlePackage') && (
            <Button type="primary" href={address.pathname} download>
              下载打包督办材料（草案）
            </Button>
          )
        }
      />
      {usualAsk && <p>这一类通常的诉求：{usualAsk}</p>}
      <DataTable
        caption="打包的建议"
        columns={COLUMNS}
        rows={suggestions}
        keyOf={({ recordId }) => recordId}
      />
      {sameAnswers.length > 0 && <SameAnswers chains={sameAnswers} />}
    </>
  );
}

type Suggestion = Bundle['suggestions'][number];

const COLUMNS: readonly Column<Suggestion>[] = [
  { title: '年份', cell: ({ year }) => year ?? '未注明' },
  {
    title: '建议与诉求',
    cell: ({ recordId, title, sourceId, asks, keySupervision }) => (
      <div className="record-cell">
        <Link to={recordAddress(recordId)}>{title}</Link> <span className="note">{sourceId}</span>{' '}
        {keySupervision && <span className="tag">重点督办</span>}
        <ul className="bundle-asks">
          {asks.map(({ ordinal, text }) => (
            <li key={ordinal}>{text}</li>
          ))}
        </ul>
      </div>
    ),
  },
  {
    title: '代表',
    cell: ({ leadDeputy, cosigners, delegation }) =>
      `${leadDeputy ?? '未注明'}${cosigners > 0 ? ` 等 ${cosigners + 1} 人` : ''}${delegation ? `（${delegation}）` : ''}`,
  },
  {
    title: '主办',
    cell: ({ leadUnit, assistUnits }) => [leadUnit, ...assistUnits].filter(Boolean).join('、'),
  },
  { title: '答复', cell: ({ replyClass }) => (replyClass ? `${replyClass}类` : '未注明') },
  { title: '评价', cell: ({ attitudeRating, resultRating }) => ratings(attitudeRating, resultRating) },
  {
    title: WORDS.issue,
    cell: ({ issue }) => issue && <Link to={issueAddress(issue.id)}>{issue.title}</Link>,
  },
];

const RATING_WORDS: Readonly<Record<string, string>> = {
  satisfied: '满意',
  basic: '基本满意',
  unsatisfied: '不满意',
};

function ratings(attitude: string | null, result: string | null): string {
  const word = (rating: string) => RATING_WORDS[rating] ?? rating;
  const said = [attitude && `态度${word(attitude)}`, result && `结果${word(result)}`].filter(Boolean);
  return said.length > 0 ? said.join('，') : '未评';
}
