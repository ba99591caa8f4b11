import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { conversationQuery, type WholeConversation } from '../../api/drafts-audit.ts';
import { DataTable } from '../../components/data-table.tsx';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatMoment } from '../../components/format-date.ts';
import { formatCount } from '../../components/format-figure.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { resultWord, scopeWord, writerWord } from './conversations-page.tsx';
import { ORIGIN_WORDS, SECTION_WORDS, VERDICT_MARKS, VERDICT_WORDS } from './draft-words.ts';
import './drafts.css';

/** One turn for the audit: every call of the model, and every sentence with what was found when it was checked. */
export function ConversationPage() {
  const query = useQuery(conversationQuery(useParams()['turn'] ?? ''));
  return (
    <QueryState query={query} title="起草记录">
      {(whole) => <Whole whole={whole} />}
    </QueryState>
  );
}

function Whole({
  whole: { conversation, calls, passages, sentences },
}: {
  readonly whole: WholeConversation;
}) {
  const { id, askedByName, draftId, startedAt, finishedAt, wish, inputTokens, outputTokens } = conversation;
  const facts: readonly (readonly [string, string])[] = [
    ['代表', askedByName],
    ['草稿', String(draftId)],
    ['写什么', scopeWord(conversation)],
    ['用什么写', writerWord(conversation)],
    ['结果', resultWord(conversation)],
    ['结束', finishedAt === null ? '还没有' : formatMoment(finishedAt)],
    ['代表补充', wish ?? '没有'],
    ['用量（词元）', `读 ${formatCount(inputTokens)}，写 ${formatCount(outputTokens)}`],
    [
      '草稿中现在',
      `原样 ${sentences.kept} 句，改过 ${sentences.edited} 句，没有采用 ${sentences.dropped} 句`,
    ],
  ];
  return (
    <>
      <PageHeader title={`起草记录 ${id}`} note={`${formatMoment(startedAt)} 开始`} />
      <dl className="facts conversation-facts">
        {facts.map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>模型的调用</h2>
      {calls.length === 0 ? (
        <EmptyState title="没有调用记录">
          由模板写成，或记录已过保存期限。期限由管理员在服务的设置中规定。
        </EmptyState>
      ) : (
        <ol className="calls">
          {calls.map((call) => (
            <CallItem key={call.inputHash + call.at} call={call} />
          ))}
        </ol>
      )}
      <h2>写出的句子</h2>
      {passages.length === 0 ? (
        <EmptyState title="没有写出句子">这一次没有留下文字，原因见上面的结果。</EmptyState>
      ) : (
        <DataTable
          caption="写出的句子"
          rows={passages}
          keyOf={(passage) => passage.id}
          columns={[
            { title: '部分', isShort: true, cell: ({ section }) => SECTION_WORDS[section] },
            { title: '句子', cell: ({ text }) => text },
            { title: '来历', isShort: true, cell: ({ origin }) => ORIGIN_WORDS[origin] },
            {
              title: '核对',
              isShort: true,
              cell: ({ verdict: { state } }) => `${VERDICT_MARKS[state]} ${VERDICT_WORDS[state]}`,
            },
            { title: '原因', cell: ({ verdict }) => verdict.faults.map(({ message }) => message).join('；') },
            {
              title: '放入草稿',
              isShort: true,
              cell: ({ acceptedAt }) =>
                acceptedAt === null ? '没有' : <DateText value={acceptedAt} as="moment" />,
            },
          ]}
        />
      )}
    </>
  );
}

function CallItem({ call }: { readonly call: WholeConversation['calls'][number] }) {
  const { prompt, promptVersion, model, inputHash, retrieved, output, result, milliseconds, at } = call;
  return (
    <li>
      <details>
        <summary>
          <DateText value={at} as="moment" /> · {prompt} {promptVersion} · {model} ·{' '}
          {result === 'done' ? '完成' : result} · {(milliseconds / 1000).toFixed(1)} 秒 · 词元{' '}
          {formatCount(call.inputTokens)} / {formatCount(call.outputTokens)}
        </summary>
        <p className="note digest-line">送出内容的 SHA-256：{inputHash}</p>
        <p className="note">其中的依据材料：{retrieved.length === 0 ? '没有' : retrieved.join('、')}</p>
        <pre className="call-output">{output ?? '（没有回答）'}</pre>
      </details>
    </li>
  );
}
