/** The nearest other issues, with why, and enough text to judge: closed and rejected ones too. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { DateText } from '../../components/date-text.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { progressText } from '../../components/progress-text.ts';
import { QueryState } from '../../components/query-state.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import type { ActName, Target } from './act-draft.ts';
import { nearQuery } from './desk-queries.ts';
import type { Issue, NearIssue } from './types.ts';
import type { Review } from './use-review.ts';

type Props = { readonly issue: Issue; readonly review: Review };

export function NearColumn({ issue, review }: Props) {
  const query = useQuery(nearQuery(issue.id));
  const selected = review.workOf(issue.id).selection.size;
  const begin = (act: ActName, { id, version, title }: NearIssue) =>
    review.begin(issue, act, { issueId: id, version, title } satisfies Target);
  return (
    <section className="desk-near" aria-label="相近的事项">
      <h2>相近的事项</h2>
      <QueryState query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="没有相近的事项">可在“并入”中按标题查找。</EmptyState>
          ) : (
            <ol>
              {items.map((near) => (
                <NearItem key={near.id} near={near} selected={selected} onAct={(act) => begin(act, near)} />
              ))}
            </ol>
          )
        }
      </QueryState>
    </section>
  );
}

type ItemProps = {
  readonly near: NearIssue;
  readonly selected: number;
  readonly onAct: (act: ActName) => void;
};

function NearItem({ near, selected, onAct }: ItemProps) {
  return (
    <li className="near">
      <p className="near-title">
        <Link to={`/desk/${near.id}`}>{near.title}</Link>
      </p>
      <p className="member-facts">
        相似 {near.similarity.toFixed(2)} · {near.live.records} 件 {near.live.people} 人 · {near.kind.name}{' '}
        {near.state !== 'proposed' && <StateTag state={near.state} />}
        {near.dormant && <span className="tag">沉寂</span>}
        {near.mergedInto && <span className="tag">已并入其他</span>}
      </p>
      <Why why={near.why} />
      {near.apart && (
        <p className="note">
          {near.apart.author} <DateText value={near.apart.at} /> 已定为不是同一件
        </p>
      )}
      {near.sample && <Sample sample={near.sample} />}
      <div className="actions">
        <Button size="small" onClick={() => onAct('merge')}>
          并入此项
        </Button>
        {!near.apart && (
          <Button size="small" onClick={() => onAct('apart')}>
            不是同一件
          </Button>
        )}
        {selected > 0 && (
          <Button size="small" onClick={() => onAct('move')}>
            移选中 {selected} 条到此
          </Button>
        )}
      </div>
    </li>
  );
}

function Why({ why }: { readonly why: NearIssue['why'] }) {
  const lines = [
    ['同地点', why.samePlaces.join('、')],
    ['同区县', why.sameDistricts.join('、')],
    ['共同词', why.sharedWords.join('、')],
    ['同类型', why.sameKind ? '是' : ''],
  ].filter(([, value]) => value !== '');
  return (
    <dl className="why">
      {lines.map(([word, value]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Sample({ sample }: { readonly sample: NonNullable<NearIssue['sample']> }) {
  return (
    <details>
      <summary>
        {sample.title || '最有代表性的来件'} <DateText value={sample.receivedAt} />
      </summary>
      <p className="member-facts">
        <Link to={`/records/${sample.recordId}`}>{sample.sourceId}</Link>{' '}
        {[sample.district, sample.place].filter(Boolean).join(' ')} {progressText(sample.progress)}
      </p>
      <p className="member-body">{sample.text}</p>
      {sample.reply && (
        <p className="member-body">
          <strong>答复</strong> {sample.reply}
        </p>
      )}
    </details>
  );
}
