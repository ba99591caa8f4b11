import { Link } from 'react-router';
import { type Conversation, listConversations } from '../../api/drafts-audit.ts';
import { usePages } from '../../api/use-pages.ts';
import { conversationAddress } from '../../app/addresses.ts';
import { DataTable } from '../../components/data-table.tsx';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatCount } from '../../components/format-figure.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { PagesState } from '../../components/pages-state.tsx';
import { FAILURE_WORDS, SECTION_WORDS } from './draft-words.ts';

/** For the audit: what the assistant was asked to write, by whom, with what. */
export function ConversationsPage() {
  const turns = usePages(['conversations'], listConversations);
  return (
    <>
      <PageHeader title="起草记录" note="助手每一次起草：谁请它写、用什么写、用了多少。只读，不能修改。" />
      <PagesState
        query={turns}
        empty={<EmptyState title="还没有起草记录">代表请助手起草之后，每一次都会记在这里。</EmptyState>}
      >
        {(rows) => (
          <DataTable
            caption="起草记录"
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              {
                title: '开始',
                isShort: true,
                cell: ({ id, startedAt }) => (
                  <Link to={conversationAddress(id)}>
                    <DateText value={startedAt} as="moment" />
                  </Link>
                ),
              },
              { title: '代表', cell: ({ askedByName }) => askedByName },
              { title: '草稿', isFigure: true, cell: ({ draftId }) => draftId },
              { title: '写什么', isShort: true, cell: scopeWord },
              { title: '用什么写', cell: writerWord },
              { title: '结果', cell: resultWord },
              { title: '句子', isFigure: true, cell: ({ passages }) => passages },
              { title: '调用', isFigure: true, cell: ({ calls }) => calls },
              {
                title: '用量（词元）',
                isFigure: true,
                cell: ({ inputTokens, outputTokens }) => formatCount(inputTokens + outputTokens),
              },
            ]}
          />
        )}
      </PagesState>
    </>
  );
}

export const scopeWord = ({ scope }: Pick<Conversation, 'scope'>): string =>
  scope === 'all' ? '整稿' : SECTION_WORDS[scope];

export const writerWord = ({ writer, model }: Pick<Conversation, 'writer' | 'model'>): string =>
  writer === 'template' ? (model === null ? '模板' : `模板（${model} 没有写成）`) : (model ?? '模型');

const STATES = { running: '正在写', done: '写完', failed: '没有写完', cancelled: '代表停止' } as const;

export const resultWord = ({ state, failure }: Pick<Conversation, 'state' | 'failure'>): string =>
  failure === null ? STATES[state] : `${STATES[state]}：${FAILURE_WORDS[failure]}`;
