/** One record: its text with its asks marked, where each went, what was done, and its earlier versions. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay } from '../../api/session.ts';
import { issueAddress } from '../../app/addresses.ts';
import { DateText } from '../../components/date-text.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { progressText } from '../../components/progress-text.ts';
import { QueryState } from '../../components/query-state.tsx';
import { QuoteText } from '../../components/quote-text.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { labelOf, SOURCE_WORDS, WORDS } from '../../words.ts';
import { AddToIssue } from './add-to-issue.tsx';
import { recordQuery } from './desk-queries.ts';
import { LabelRecord } from './label-record.tsx';
import { looseAsks } from './loose-asks.ts';
import { RECORD_STATE_WORDS } from './record-words.ts';
import { ReviewLine } from './review-line.tsx';
import type { RecordDetail } from './types.ts';
import { useReview } from './use-review.ts';
import './desk.css';

export function RecordPage() {
  const query = useQuery(recordQuery(Number(useParams()['id'])));
  return (
    <QueryState query={query} title="来件">
      {(record) => <Record record={record} />}
    </QueryState>
  );
}

function Record({ record }: { readonly record: RecordDetail }) {
  const may = useMay();
  const current = record.asks.filter(({ version }) => version === record.version);
  return (
    <>
      <PageHeader
        title={record.title || '（无标题）'}
        note={
          <>
            {SOURCE_WORDS[record.source]} {record.sourceId} ·{' '}
            <DateText value={record.receivedAt} as="prose" />
            {record.confidential && ' · 保密'}
          </>
        }
      />
      <div className="record-page">
        <section aria-label="正文">
          <p className="record-body">
            {record.body === null ? WORDS.confidential : <QuoteText text={record.body} spans={current} />}
          </p>
          {record.reply && (
            <>
              <h2>答复</h2>
              <p className="record-body">{record.reply}</p>
            </>
          )}
          <Asks record={record} />
          <Versions record={record} />
        </section>
        <aside aria-label="情况">
          <Facts record={record} />
          {may('labelRecord') && <LabelRecord record={record} />}
        </aside>
      </div>
    </>
  );
}

function Facts({ record }: { readonly record: RecordDetail }) {
  const { suggestion } = record;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['地点', [record.district, record.street, record.place].filter(Boolean).join(' ')],
    ['渠道', record.channel],
    ['诉求类型', record.appealType && labelOf(record.appealType)],
    ['来源的类型', record.sourceAppealType],
    ['来源的分类', record.sourceCategory],
    ['办理', progressText(record.progress)],
    ['届次', suggestion?.session],
    ['领衔代表', suggestion?.leadDeputy],
    ['联名', suggestion?.cosigners.join('、')],
    ['代表团', suggestion?.delegation],
    ['承办单位', suggestion && [suggestion.leadUnit, ...suggestion.assistUnits].filter(Boolean).join('、')],
    ['答复类别', suggestion?.replyClass],
    ['所述人数', record.affectedPeople === null ? null : `${record.affectedPeople} 人`],
    ['相关来件', record.relatedSourceIds.join('、')],
  ];
  return (
    <dl className="record-facts">
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Asks({ record }: { readonly record: RecordDetail }) {
  const { asks, body, version } = record;
  const may = useMay();
  const [adding, setAdding] = useState<number | null>(null);
  const review = useReview({ onSettled: () => setAdding(null) });
  const loose = new Set(may('decideIssue') ? looseAsks(record).map(({ id }) => id) : []);
  const textOf = ({ start, end }: Ask) => body?.slice(start, end) ?? '';
  return (
    <>
      <h2>诉求</h2>
      {may('decideIssue') && <ReviewLine review={review} />}
      <ol className="asks">
        {asks.map((ask) => (
          <li key={ask.id}>
            {ask.version === version && <p className="record-ask">{textOf(ask)}</p>}
            <p className="member-facts">
              <AskPlace ask={ask} />{' '}
              {loose.has(ask.id) && adding !== ask.id && (
                <Button size="small" onClick={() => setAdding(ask.id)}>
                  归入事项……
                </Button>
              )}
            </p>
            {loose.has(ask.id) && adding === ask.id && (
              <AddToIssue
                review={review}
                askIds={[ask.id]}
                text={`${record.title} ${textOf(ask)}`}
                onClose={() => setAdding(null)}
              />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

type Ask = RecordDetail['asks'][number];

function AskPlace({ ask: { issue, similarity, state, reason } }: { readonly ask: Ask }) {
  if (!issue) return `${RECORD_STATE_WORDS[state]}${reason ? `：${reason}` : ''}`;
  return (
    <>
      <Link to={issueAddress(issue.id)}>{issue.title}</Link> <StateTag state={issue.state} />
      {similarity !== null && ` 相似 ${similarity.toFixed(2)}`}
    </>
  );
}

function Versions({ record: { versions } }: { readonly record: RecordDetail }) {
  if (versions.length < 2) return null;
  return (
    <>
      <h2>各版本</h2>
      {versions.map(({ version, title, body, seenAt }) => (
        <details key={version}>
          <summary>
            第 {version} 版 <DateText value={seenAt} as="moment" /> {title}
          </summary>
          <p className="record-body">{body}</p>
        </details>
      ))}
    </>
  );
}
