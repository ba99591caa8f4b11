import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { Link } from 'react-router';
import { answerOf, client } from '../../api/client.ts';
import { issueAddress, recordAddress } from '../../app/addresses.ts';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { formatShare } from '../../components/format-figure.ts';
import { SOURCE_WORDS } from '../../words.ts';

const SHOWN = 10;

/** 以前提过吗: what was asked before, nearest first, with what came of it. */
export function SimilarSearch() {
  const search = useMutation({
    mutationFn: ({ text }: { text: string }) =>
      answerOf(client.api.records.similar.$post({ json: { text, k: SHOWN } })),
  });
  return (
    <section className="similar">
      <h2>以前有人提过吗</h2>
      <Form layout="vertical" requiredMark={false} onFinish={search.mutate}>
        <Form.Item
          name="text"
          label="写一两句您想反映的问题（不会保存）"
          rules={[{ required: true, min: 2, message: '请至少写两个字' }]}
        >
          <Input.TextArea rows={3} maxLength={5000} />
        </Form.Item>
        <Button htmlType="submit" loading={search.isPending}>
          查相似
        </Button>
      </Form>
      {search.isError && <ErrorState error={search.error} />}
      {search.data?.items.length === 0 && (
        <EmptyState title="没有找到相似的来件">换一种说法，或写明地点再查一次。</EmptyState>
      )}
      <ol className="similar-list" aria-live="polite">
        {search.data?.items.map((item) => (
          <li key={item.askId}>
            <p className="note">
              <Link to={recordAddress(item.recordId)}>
                {SOURCE_WORDS[item.source]} {item.sourceId}
              </Link>{' '}
              · <DateText value={item.receivedAt} /> · {item.district ?? '区县不明'} · 相似{' '}
              {formatShare(item.similarity)}
            </p>
            <p>{item.text}</p>
            {item.reply && <p className="note">答复：{item.reply}</p>}
            {item.issue && (
              <p>
                事项：<Link to={issueAddress(item.issue.id)}>{item.issue.title}</Link>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
