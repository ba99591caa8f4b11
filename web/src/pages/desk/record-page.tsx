/** One record: its text with its asks marked, where each went, what was done, and its earlier versions. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useMay } from '../../api/session.ts';
import { issueAddress } from '../../app/addresses.ts';
import { DateText } from '../../components/date-text.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { QuoteText } from '../../components/quote-text.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { SOURCE_WORDS, WORDS } from '../../words.ts';
import { recordQuery } from './desk-queries.ts';
import { LabelRecord } from './label-record.tsx';
import { progressText } from './progress-text.ts';
import { APPEAL_WORDS, RECORD_STATE_WORDS } from './record-words.ts';
import type { RecordDetail } from './types.ts';
import './desk.css';

export function RecordPage() {
  const query = useQuery(recordQuery(Number(useParams()['id'])));
  return <QueryState query={query}>{(record) => <Record record={record} />}</QueryState>;
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
    ['诉求类型', record.appealType && APPEAL_WORDS[record.appealType]],
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

function Asks({ record: { asks, body, version } }: { readonly record: RecordDetail }) {
  return (
    <>
      <h2>诉求</h2>
      <ol className="asks">
        {asks.map((ask) => (
          <li key={ask.id}>
            {body !== null && ask.version === version && (
              <p className="record-ask">{body.slice(ask.start, ask.end)}</p>
            )}
            <p className="member-facts">
              {ask.issue ? (
                <>
                  <Link to={issueAddress(ask.issue.id)}>{ask.issue.title}</Link>{' '}
                  <StateTag state={ask.issue.state} />
                  {ask.similarity !== null && ` 相似 ${ask.similarity.toFixed(2)}`}
                </>
              ) : (
                `${RECORD_STATE_WORDS[ask.state]}${ask.reason ? `：${ask.reason}` : ''}`
              )}
            </p>
          </li>
        ))}
      </ol>
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
